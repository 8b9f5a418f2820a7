// A framework of a whole profession: families of levels that lead on to one another.

/** A ladder of so many levels, each with a dozen skills and several sentences. */
export function bigLadder(count) {
  const sentence = "Keeps the plan, the budget and the risks of several projects in view and says early what will not hold.";
  const skills = Array.from({ length: 60 }, (_, at) => ({ id: `skill-${at}`, name: `Skill number ${at}`, description: sentence }));
  const level = (at) => ({
    id: `level-${at}`,
    title: `Level ${at} of the framework`,
    family: `Family ${Math.floor(at / 6)}`,
    summary: `${sentence} ${sentence}`,
    responsibilities: [sentence, sentence, sentence],
    skills: Array.from({ length: 12 }, (_, skill) => ({ skill: `skill-${(at + 5 * skill) % 60}`, proficiency: ["low", "middle", "high"][at % 3] })),
    salary: [{ currency: "USD", min: 50_000 + 1000 * at, max: 70_000 + 1500 * at, period: "year" }],
  });
  return { title: "A whole framework", scale: ["low", "middle", "high"], skills, levels: Array.from({ length: count }, (_, at) => level(at)) };
}
