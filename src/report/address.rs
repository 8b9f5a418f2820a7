//! Addresses in a text: what may become a link. Nothing else does, whatever it looks like.

/// How an address of a page begins.
pub(super) const WEB: &[&str] = &["https://", "http://"];

/// How an address begins that may become a link in HTML.
pub(super) const WEB_AND_MAIL: &[&str] = &["https://", "http://", "mailto:"];

/// The text before the first address that begins with one of some schemes, the address, and the text
/// behind it.
pub(super) fn split<'t>(text: &'t str, schemes: &[&str]) -> Option<(&'t str, &'t str, &'t str)> {
    let mut from = 0;
    loop {
        let colon = from + text[from..].find(':')?;
        let begins = |scheme: &&&str| {
            let name = scheme.split(':').next().unwrap_or_default();
            text[from..colon].ends_with(name) && text[colon - name.len()..].starts_with(**scheme)
        };
        let Some(scheme) = schemes.iter().find(begins) else {
            from = colon + 1;
            continue;
        };
        let start = colon - scheme.find(':').unwrap_or_default();
        let rest = &text[start..];
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`'));
        let end = end.unwrap_or(rest.len());
        let address = trim_punctuation(&rest[..end]);
        if address.len() > scheme.len() && address.is_ascii() {
            return Some((&text[..start], address, &rest[address.len()..]));
        }
        from = start + end;
    }
}

/// An address without the punctuation of the sentence that it stands in.
fn trim_punctuation(address: &str) -> &str {
    let mut address = address;
    let opened = address.matches('(').count();
    let mut closed = address.matches(')').count();
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
        let shorter = match shorter.strip_suffix(')') {
            Some(shorter) if closed > opened => {
                closed -= 1;
                shorter
            }
            _ => shorter,
        };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &'static str) -> Option<&'static str> {
        split(text, WEB_AND_MAIL).map(|(_, found, _)| found)
    }

    #[test]
    fn only_what_is_open_is_closed_in_an_address() {
        for (text, address) in [
            ("(http://a/b(c))", "http://a/b(c)"),
            ("http://a)).", "http://a"),
            ("http:// http://é http://b", "http://b"),
            ("httpx http://b", "http://b"),
            ("a: xhttp://b:80/c:d", "http://b:80/c:d"),
        ] {
            assert_eq!(found(text), Some(address), "{text}");
        }
    }

    #[test]
    fn only_pages_and_mail_are_addresses() {
        assert_eq!(found("Mail: mailto:a@b.c."), Some("mailto:a@b.c"));
        assert_eq!(split("mailto:a@b.c", WEB), None);
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.b",
            "www.a.b",
            "ftp://a",
            "JaVaScRiPt://%0aalert(1)",
            "vbscript:x",
            "https:/a",
            "mailto:",
            "::::",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
