//! Files made to exhaust whoever opens them. Each is refused, and the server takes the next file.

use std::io::Write as _;

use super::corpus::{archive, deflated};
use super::{SURVEY, uploaded};
use crate::server::Server;

const ANY: &str = "
id: file
title: Files of every type
owner: Example Department
contact: survey@example.gov.uk
duration: 1 minute
brief: Files.
introduction: Thank you.
sections:
  - id: only
    title: The only section
    pages:
      - questions:
          - { id: documents, type: file, ask: Upload files }
";

const TYPES: &[u8] = br#"<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

/// Zeros that deflate to a thousandth.
fn zeros(megabytes: usize) -> Vec<u8> {
    vec![0; megabytes * 1_000_000]
}

async fn assert_refused(server: &Server, name: &str, bomb: Vec<u8>) {
    assert!(bomb.len() < 10_000_000, "{name} is small enough to be taken");
    let reply = server.send(super::upload(SURVEY, super::VARIABLE, name, bomb)).await;
    assert_eq!(reply.problem(), (422, "upload_refused".to_owned()), "{name}");
    assert_eq!(reply.json()["problems"][0]["code"], "file_unreadable", "{name}");
    assert!(super::shelf(server).is_empty());
}

#[tokio::test]
async fn archives_that_inflate_without_end() {
    let server = Server::with(&[ANY]).await;
    let xml = [b"<a>", &vec![b' '; 25_000_000][..], b"</a>"].concat();
    let one = archive(&[("[Content_Types].xml", TYPES), ("word/document.xml", &xml)]);
    assert_refused(&server, "one part.docx", one).await;

    let font = archive(&[("[Content_Types].xml", TYPES), ("word/fonts/font.odttf", &zeros(25))]);
    assert_refused(&server, "another part.docx", font).await;
    uploaded(&server, "a.csv", "a,b").await;
}

#[tokio::test]
async fn xml_that_is_deep_or_defines_itself() {
    let server = Server::with(&[ANY]).await;
    let deep = format!("{}{}", "<a>".repeat(1_000_000), "</a>".repeat(1_000_000));
    let deep = archive(&[("[Content_Types].xml", TYPES), ("word/document.xml", deep.as_bytes())]);
    assert_refused(&server, "deep.docx", deep).await;
    let laughs = br#"<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>"#;
    let laughs = archive(&[("[Content_Types].xml", TYPES), ("word/document.xml", laughs)]);
    assert_refused(&server, "laughs.docx", laughs).await;
}

#[tokio::test]
async fn pictures_of_a_billion_pixels() {
    let server = Server::with(&[ANY]).await;
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xff\xff\0\0\xff\xff\x08\0\0\0\0\0\0\0\0".to_vec();
    png.extend(b"\0\0\0\0IEND\0\0\0\0");
    assert_refused(&server, "large.png", png).await;
}

#[tokio::test]
async fn pdfs_that_inflate_nest_or_refer_to_themselves() {
    let server = Server::with(&[ANY]).await;
    let packed = deflated(&zeros(60));
    let packed = deflated(&packed);
    let mut inflating =
        b"%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode] /Length "
            .to_vec();
    write!(inflating, "{} >>\nstream\n", packed.len()).unwrap();
    inflating.extend(packed);
    inflating.extend(b"\nendstream\nendobj\nstartxref\n9\n%%EOF");
    assert_refused(&server, "inflating.pdf", inflating).await;

    let mut nested =
        format!("%PDF-1.7\n1 0 obj\n{}{}\nendobj\n", "[".repeat(1_000_000), "]".repeat(1_000_000));
    nested.push_str("trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF");
    assert_refused(&server, "nested.pdf", nested.into_bytes()).await;

    let circle = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n116\n%%EOF";
    assert_refused(&server, "circle.pdf", circle.to_vec()).await;
    uploaded(&server, "a.csv", "a,b").await;
}

#[tokio::test]
async fn json_as_deep_as_it_is_long() {
    let server = Server::with(&[ANY]).await;
    let json = format!("{}{}", "[".repeat(4_000_000), "]".repeat(4_000_000));
    assert_refused(&server, "deep.json", json.into_bytes()).await;
}
