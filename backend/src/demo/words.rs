//! Words of the sort people write, with everything in them that has ever broken an export.

use fastrand::Rng;
use shared::definition::Preset;

const ROLES: [&str; 20] = [
    "Lead developer",
    "Senior developer",
    "Technical architect",
    "Head of technology",
    "Delivery manager",
    "Product manager",
    "Service owner",
    "Data architect",
    "Business analyst",
    "DevOps engineer",
    "Software engineer",
    "Technical lead",
    "Enterprise architect",
    "Data engineer",
    "Programme director",
    "lead dev",
    "Senior Developer / team lead",
    "Head of data, analysis & insight",
    "Datblygwr arweiniol",
    "CTO",
];

const BODIES: [&str; 20] = [
    "HM Revenue and Customs",
    "Department for Work and Pensions",
    "Driver and Vehicle Licensing Agency",
    "Home Office",
    "Ministry of Justice",
    "Companies House",
    "HM Land Registry",
    "Environment Agency",
    "Department for Education",
    "NHS Business Services Authority",
    "Rural Payments Agency",
    "UK Health Security Agency",
    "HM Passport Office",
    "Student Loans Company",
    "Cyfoeth Naturiol Cymru",
    "Valuation Office Agency",
    "Driver and Vehicle Standards Agency",
    "The Insolvency Service",
    "Office of the Public Guardian",
    "HMRC",
];

const SUBJECTS: [&str; 12] = [
    "Our case management system",
    "The front end",
    "Most of the back office",
    "The matching service",
    "Address data from other departments",
    "The nightly batch",
    "Our reporting",
    "The service",
    "Identity checking",
    "What we get from local authorities",
    "The legacy mainframe",
    "The API we publish",
];

const PREDICATES: [&str; 12] = [
    "was built in 2009 and has no tests",
    "is re-keyed by hand from PDFs",
    "runs on a platform we share with two other teams",
    "is well documented, and changes go out daily",
    "depends on one supplier and one person",
    "arrives as CSV files by email every Monday",
    "cannot tell two people with the same name apart",
    "works, mostly",
    "has improved a lot since we moved to the cloud",
    "would need new legislation",
    "is often three to six months out of date",
    "serves about 40,000 users a week",
];

const CONSEQUENCES: [&str; 10] = [
    "so users are asked for the same thing twice",
    "which means that errors surface weeks later",
    "and nobody wants to touch it",
    "so caseworkers keep their own spreadsheets",
    "and we would gladly share it if there were a standard",
    "but consent is not recorded anywhere",
    "so a simple change takes a quarter",
    "and the data protection assessment took a year",
    "and it saves us two days a month",
    "but the quality is better than we expected",
];

const PHRASES: [&str; 12] = [
    "Trustees and their agents",
    "Local authorities",
    "Text message",
    "Shared inbox",
    "Third-sector partners",
    "Nightly SFTP drop",
    "Yearly data return",
    "Solicitors, conveyancers",
    "Post, then a phone call",
    "Kiosk in the Jobcentre",
    "\"Tell us once\"",
    "Gwasanaeth Cymraeg",
];

/// Rare, and each has spoilt somebody's spreadsheet.
const ODDITIES: [&str; 12] = [
    "=SUM(A1:A9) is how we \"count\" cases",
    "- see above -",
    "+44 is assumed for every phone number",
    "@service-desk usually knows",
    "Quote: \"it's fine\", unquote; comma, semicolon; tab\there",
    "First line\nSecond line\n\nFourth line",
    "N/A",
    "👩🏽‍💻 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿 in names break it 🙃",
    "Mae’r gwasanaeth ŵyneb yn ŵyneb yn well",
    "שירות למשתמשים (right to left) العربية",
    "Write to jo.bloggs@example.gov.uk or ring 020 7946 0123",
    "<b>HTML</b> &amp; entities show up in letters",
];

/// One line: of its well-known form if it has one, else what its name suggests.
pub(super) fn line(rng: &mut Rng, name: &str, preset: Option<Preset>, longest: u32) -> String {
    let number = rng.u16(1000..);
    let line = match preset {
        Some(Preset::Email) => format!("person{number}@example.gov.uk"),
        // Numbers that the regulator keeps for drama.
        Some(Preset::Phone) => format!("020 7946 0{:03}", number % 1000),
        Some(Preset::Name) => format!("Sam Example {number}"),
        Some(Preset::Address) => format!("{} Example Street, London", number % 200 + 1),
        Some(Preset::Postcode) => format!("ZZ{} {}ZZ", number % 90 + 10, number % 10),
        None if name.contains("role") => pick(rng, &ROLES).to_owned(),
        None if name.contains("organisation") => pick(rng, &BODIES).to_owned(),
        None => phrase(rng),
    };
    cut(line, longest)
}

/// A few words.
pub(super) fn phrase(rng: &mut Rng) -> String {
    if rng.u8(..) < 5 { pick(rng, &ODDITIES).to_owned() } else { pick(rng, &PHRASES).to_owned() }
}

/// A few sentences.
pub(super) fn prose(rng: &mut Rng, longest: u32) -> String {
    let mut prose = String::new();
    for _ in 0..=rng.u8(..3) * rng.u8(..2) {
        if !prose.is_empty() {
            prose.push(' ');
        }
        prose += pick(rng, &SUBJECTS);
        prose.push(' ');
        prose += pick(rng, &PREDICATES);
        if rng.bool() {
            prose += ", ";
            prose += pick(rng, &CONSEQUENCES);
        }
        prose.push('.');
    }
    if rng.u8(..) < 8 {
        prose.push(' ');
        prose += pick(rng, &ODDITIES);
    }
    cut(prose, longest)
}

/// The same for the same words on every machine: FNV-1a.
pub(super) fn hash(words: &str) -> u32 {
    words.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn pick<'a>(rng: &mut Rng, words: &[&'a str]) -> &'a str {
    words[rng.usize(..words.len())]
}

/// Cut to so many UTF-16 units, as the engine counts them.
fn cut(mut text: String, longest: u32) -> String {
    while text.encode_utf16().count() > longest as usize {
        text.pop();
    }
    text
}
