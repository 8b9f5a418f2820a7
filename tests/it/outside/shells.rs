//! Completions in the shells themselves: commands, options and values.

use super::sh;

/// What each shell offers: words behind the program, the last of them begun, and what must be offered.
const OFFERED: &[(&str, &[&str])] = &[
    ("lev", &["levels"]),
    ("tracks --sk", &["--skill"]),
    ("tracks --skill kan", &["kanban"]),
    ("levels --skill risk", &["risk-management"]),
    ("plan --at juni", &["junior-it-pm"]),
    ("plan --certification pm", &["pmp", "pmi-acp"]),
    ("plan --education ba", &["bachelor"]),
    ("show seni", &["senior-it-pm"]),
    ("show level:seni", &["level:senior-it-pm"]),
    ("compare track:ag", &["track:agile"]),
    ("compare it-", &["it-pm"]),
    ("market --in TX", &["TX"]),
    ("market --rank med", &["median"]),
    ("market --place aust", &["austin-tx"]),
    ("plan --place portland-o", &["portland-or"]),
    ("help pla", &["plan"]),
    ("skills leade", &["leadership"]),
    ("strategies --theme Prof", &["Professional"]),
    ("levels --format mark", &["markdown"]),
    ("completions fi", &["fish"]),
];

fn check(shell: &str, offer: impl Fn(&str) -> Vec<String>) {
    for (words, expected) in OFFERED {
        let offered = offer(words);
        for word in *expected {
            let offers = offered.iter().any(|one| one == word);
            assert!(offers, "{shell}: {words} offers {offered:?}");
        }
        let mut once = offered.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(
            once.len(),
            offered.len(),
            "{shell}: {words} offers {offered:?}"
        );
        assert!(
            offered.len() < 12,
            "{shell}: {words} offers too much: {offered:?}"
        );
    }
}

#[test]
#[ignore = "needs bash"]
fn bash() {
    check("bash", |words| {
        // As readline does it: words end at colons too, and only what stands behind the last is replaced.
        let parted = words.replace(':', " : ");
        let parted: Vec<&str> = parted.split(' ').filter(|word| !word.is_empty()).collect();
        let last = words.rsplit(' ').next().unwrap_or_default();
        let before = last
            .rsplit_once(':')
            .map_or(String::new(), |(kind, _)| format!("{kind}:"));
        let [.., previous, current] = [&["itpm-career"], &*parted].concat()[..] else {
            panic!("two words")
        };
        let offered = sh(&format!(
            "source <(itpm-career completions bash); COMP_WORDS=(itpm-career {}); COMP_CWORD={}; \
             COMP_LINE='itpm-career {words}'; COMP_POINT=${{#COMP_LINE}}; \
             _itpm_career itpm-career '{current}' '{previous}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            parted.join(" "),
            parted.len()
        ));
        offered
            .lines()
            .map(|line| format!("{before}{line}"))
            .collect()
    });
}

#[test]
#[ignore = "needs fish"]
fn fish() {
    check("fish", |words| {
        let line = format!(
            "HOME=$PWD fish --no-config -c 'itpm-career completions fish | source; complete -C \"itpm-career {words}\"'"
        );
        let offered = sh(&line);
        let offered = offered
            .lines()
            .map(|line| line.split('\t').next().unwrap_or(line));
        offered.map(str::to_owned).collect()
    });
}

/// zsh completes at a prompt only, so it gets one, on a pseudo-terminal of its own.
#[test]
#[ignore = "needs zsh"]
fn zsh() {
    sh("mkdir -p zfunc && itpm-career completions zsh > zfunc/_itpm-career");
    for (words, expected) in OFFERED {
        // Where one thing is offered, the tab puts it on the line.
        if expected.len() > 1 {
            continue;
        }
        let script = format!(
            r#"zmodload zsh/zpty
zpty z 'TERM=dumb zsh -f -i'
zpty -w z 'PS1="> "; fpath=($PWD/zfunc $fpath); autoload -Uz compinit; compinit -u -d $PWD/zcompdump; itpm-career() {{ print -r -- "typed=$*=end" }}; echo ready-$((6*7))'
zpty -r z text '*ready-42*'
zpty -w -n z $'itpm-career {words}\t'
sleep 0.5
zpty -w -n z $'\n'
zpty -r z text '*typed=*=end*'
print -r -- "$text"
zpty -d z"#
        );
        let file = format!("{}.zsh", words.replace(' ', "_"));
        let path = format!("{}/{file}", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(&path, script).expect("written");
        let text = sh(&format!("timeout 20 zsh -f {path}"));
        let typed = text.rsplit("typed=").next().unwrap_or_default();
        let typed = typed.split("=end").next().unwrap_or_default().trim();
        let (before, _) = words.rsplit_once(' ').unwrap_or(("", words));
        let whole = format!("{before} {}", expected[0]);
        assert_eq!(typed, whole.trim(), "{words}: {text}");
    }
}

/// What needs no shell to be seen: each script holds the options, and those that can the names too.
#[test]
fn every_shell_gets_a_script() {
    for (shell, names) in [
        ("bash", true),
        ("zsh", true),
        ("fish", true),
        ("elvish", false),
        ("powershell", false),
    ] {
        let script = crate::support::ask(&format!("completions {shell}")).stdout;
        assert!(script.contains("training-hours"), "{shell}");
        assert_eq!(script.contains("kanban"), names, "{shell}");
    }
}
