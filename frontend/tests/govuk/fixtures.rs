//! The fixtures, read from the package itself: nothing of it is copied into this repository.

use std::collections::BTreeMap;
use std::path::Path;

use scraper::{Html, Selector};
use serde::Deserialize;
use serde_json::{Value, from_value};

use crate::exceptions::BRANDING;
use crate::options::Plain;

/// One case: the options given to the original's template, and the HTML it makes of them.
#[derive(Deserialize)]
pub(crate) struct Fixture {
    pub name: String,
    pub options: Value,
    pub html: String,
}

impl Fixture {
    /// Takes the outermost element's attributes out of the options.
    pub(crate) fn take_attributes(&mut self) -> Option<BTreeMap<String, Plain>> {
        from_value(self.options.as_object_mut()?.remove("attributes")?).ok()
    }
}

#[derive(Deserialize)]
struct File {
    fixtures: Vec<Fixture>,
}

/// The fixtures of a component, `back-link`, without what only GOV.UK may show.
pub(crate) fn fixtures(component: &str) -> Result<Vec<Fixture>, String> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style/node_modules/govuk-frontend");
    let path = package.join("dist/govuk/components").join(component).join("fixtures.json");
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("{}: {error}. Run `npm ci --prefix style`.", path.display()))?;
    let File { mut fixtures } = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    for fixture in &mut fixtures {
        fixture.html = unbranded(&fixture.html)?;
    }
    Ok(fixtures)
}

fn unbranded(html: &str) -> Result<String, String> {
    let mut html = Html::parse_fragment(html);
    for selector in BRANDING {
        let selector = Selector::parse(selector).map_err(|error| error.to_string())?;
        let found: Vec<_> = html.select(&selector).map(|element| element.id()).collect();
        for id in found {
            if let Some(mut branding) = html.tree.get_mut(id) {
                branding.detach();
            }
        }
    }
    Ok(html.root_element().inner_html())
}
