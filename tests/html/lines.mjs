// The pages that are looked at.

export const PROFILE = "tests/html/profile.json";
export const DELIVERY = "tests/rosters/delivery.csv";

/** Those that are looked at on every screen. */
export const THOROUGHLY = [
  ["plan", "--profile", PROFILE],
  ["levels", "--full"],
  ["matrix", "--ladder", "uk-delivery"],
  ["map", "--profile", PROFILE],
  ["market"],
  ["team", "tests/rosters/ten.csv", "--full"],
  ["team", DELIVERY, "--ladder", "uk-delivery"],
  ["compare", "delivery-manager", "head-of-agile-delivery-management", "--ladder", "uk-delivery"],
];

/** Those that are looked at once. A command that is in neither list fails the check. */
export const ONCE = [
  ["certifications"],
  ["compare", "junior", "senior"],
  ["diff", "guide", "uk-delivery"],
  ["ladders"],
  ["levels"],
  ["levels", "--skill", "scrum"],
  ["market", "--place", "texas"],
  ["match", "--profile", PROFILE],
  ["plan", "--profile", PROFILE, "--full"],
  ["salaries"],
  ["show", "risk-management"],
  ["skills"],
  ["strategies"],
  ["team", "tests/rosters/ten.csv"],
  ["team", DELIVERY, "--ladder", "uk-delivery", "--full"],
  ["tracks"],
  ["validate"],
  ["levels", "--ladder", "uk-delivery"],
  ["map", "--ladder", "uk-delivery"],
  ["matrix"],
  ["matrix", "--profile", PROFILE],
];
