//! What is written in the place of a value that does not fit, so that the rest can be checked.

use serde_json::Value as Schema;

use super::{Walk, forms, kinds};

/// What a stand-in for a text begins with: a noncharacter, which is for a program's own use.
const STAND_IN: &str = "\u{fdd0}";

/// Whether a text stands in for one that is not known.
pub(in crate::catalog::validate) fn is_stand_in(text: &str) -> bool {
    text.starts_with(STAND_IN)
}

impl<'s> Walk<'s> {
    /// Writes something that fits a schema: null where that does, else as little as fits.
    pub(super) fn write_stand_in(&mut self, schema: &'s Schema) {
        let forms = forms(self.schema, schema);
        let is = |form: &&Schema, kind| kinds(form).any(|known| known == kind);
        if forms.iter().any(|form| is(form, "null")) {
            self.checked.repaired += "null";
        } else if let Some(constant) = forms.iter().find_map(|form| form.get("const")) {
            self.checked.repaired += &constant.to_string();
        } else if let Some(object) = forms.iter().find(|form| is(form, "object")) {
            self.write_stand_in_object(object);
        } else if forms.iter().any(|form| is(form, "array")) {
            self.checked.repaired += "[]";
        } else if forms.iter().any(|form| is(form, "string")) {
            self.write_stand_in_text(&forms);
        } else if forms.iter().any(|form| is(form, "number")) {
            self.checked.repaired.push('0');
        } else {
            self.checked.repaired += "true";
        }
    }

    fn write_stand_in_object(&mut self, form: &'s Schema) {
        self.checked.repaired.push('{');
        let required = form["required"].as_array().into_iter().flatten();
        for key in required.filter_map(Schema::as_str) {
            self.write_key(key);
            self.write_stand_in(&form["properties"][key]);
        }
        if form["properties"].get("next").is_some() {
            self.write_key("next");
            self.checked.repaired += "[]";
        }
        self.checked.repaired.push('}');
    }

    fn write_stand_in_text(&mut self, forms: &[&Schema]) {
        let is_currency = forms.iter().any(|form| form["pattern"] == "^[A-Z]{3}$");
        if is_currency {
            self.checked.repaired += "\"XXX\"";
        } else {
            self.stand_ins += 1;
            self.checked.repaired += &format!("\"{STAND_IN}{}\"", self.stand_ins);
        }
    }
}
