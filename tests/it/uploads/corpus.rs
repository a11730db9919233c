//! Files with their author's name in every place that their formats have for one, and something to read in each.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// The author.
pub(super) const CANARY: &str = "Jane Canary";

/// What is written in the files for others to read.
pub(super) const WORDS: &str = "Our data dictionary";

/// A file, and the end of its name.
pub(super) struct Sample {
    pub(super) extension: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// A file of each type that can hold its author's name.
pub(super) fn samples() -> Vec<Sample> {
    let sample = |extension, bytes| Sample { extension, bytes };
    vec![
        sample("jpeg", jpeg()),
        sample("png", png()),
        sample("docx", docx()),
        sample("xlsx", xlsx()),
        sample("odt", odf("text")),
        sample("ods", odf("spreadsheet")),
        sample("pdf", pdf()),
    ]
}

/// A picture: quantisation, frame, tables, scan, with a restart marker and a disguised byte in it.
pub(super) fn jpeg() -> Vec<u8> {
    let mut file = b"\xff\xd8".to_vec();
    let mut segment = |marker: u8, content: &[u8]| {
        file.extend([0xff, marker]);
        file.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
        file.extend(content);
    };
    // JFIF with a thumbnail of one pixel and a name behind it.
    segment(0xe0, &[b"JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01abc", CANARY.as_bytes()].concat());
    let exif = b"Exif\0\0II\x2a\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x3b\x01\x02\0\x0b\0\0\0\x26\0\0\0\0\0\0\0";
    segment(0xe1, &[exif, CANARY.as_bytes()].concat());
    segment(0xe1, format!("http://ns.adobe.com/xap/1.0/\0<dc:creator>{CANARY}</dc:creator>").as_bytes());
    segment(0xe2, format!("ICC_PROFILE\0\x01\x01{CANARY}").as_bytes());
    segment(0xed, format!("Photoshop 3.0\08BIM\x04\x04{CANARY}").as_bytes());
    segment(0xee, b"Adobe\0\x64\0\0\0\0\x01");
    segment(0xfe, CANARY.as_bytes());
    segment(0xdb, &[0; 65]);
    segment(0xc0, b"\x08\0\x01\0\x01\x01\x01\x11\0");
    segment(0xda, b"\x01\x01\0\0\x3f\0");
    file.extend(b"pixels\xff\x00\xff\xd0pixels\xff\xd9");
    file.extend(CANARY.as_bytes());
    file
}

pub(super) fn png() -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |name: &[u8], content: &[u8]| {
        file.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        file.extend(name);
        file.extend(content);
        file.extend([0; 4]);
    };
    chunk(b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0");
    chunk(b"tEXt", format!("Author\0{CANARY}").as_bytes());
    chunk(b"zTXt", &[b"Author\0\0", &deflated(CANARY.as_bytes())[..]].concat());
    chunk(b"iTXt", format!("XML:com.adobe.xmp\0\0\0\0\0<dc:creator>{CANARY}</dc:creator>").as_bytes());
    chunk(b"iCCP", &[b"profile\0\0", &deflated(CANARY.as_bytes())[..]].concat());
    chunk(b"eXIf", CANARY.as_bytes());
    chunk(b"tIME", b"\x07\xea\x0b\x17\0\0\0");
    chunk(b"IDAT", &deflated(b"\0\x80"));
    chunk(b"IEND", b"");
    file.extend(CANARY.as_bytes());
    file
}

fn docx() -> Vec<u8> {
    let types = format!(
        r#"<Types xmlns="t"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="x"/><!--{CANARY}--></Types>"#
    );
    let document = format!(
        r#"<?xml version="1.0"?><?editor {CANARY}?><w:document xmlns:w="w" xmlns:r="r" xmlns:wp="wp">
        <w:body><w:p w:rsidR="00C0FFEE"><w:r><w:t>{WORDS} &amp; more</w:t></w:r>
        <w:ins w:id="1" w:author="{CANARY}" w:date="2026-11-23T10:11:12Z"><w:r><w:t>added</w:t></w:r></w:ins>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> AUTH</w:instrText></w:r><w:r><w:instrText>OR "{CANARY}"</w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{CANARY}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:fldSimple w:instr=" LASTSAVEDBY "><w:r><w:t>{CANARY}</w:t></w:r></w:fldSimple>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>page 7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:creator[1]"/></w:sdtPr><w:sdtContent><w:r><w:t>{CANARY}</w:t></w:r></w:sdtContent></w:sdt>
        <wp:docPr id="1" name="C:\Users\{CANARY}\picture.jpg"/></w:p></w:body></w:document>"#
    );
    let comments = format!(
        r#"<w:comments xmlns:w="w"><w:comment w:id="0" w:author="{CANARY}" w:initials="{CANARY}" w:date="2026-11-23T10:11:12Z"><w:p><w:r><w:t>a remark</w:t></w:r></w:p></w:comment></w:comments>"#
    );
    let settings = format!(
        r#"<w:settings xmlns:w="w" xmlns:r="r"><w:attachedTemplate r:id="rId1"/><w:rsids><w:rsidRoot w:val="00C0FFEE"/></w:rsids><w:docVars><w:docVar w:name="who" w:val="{CANARY}"/></w:docVars><w:mailMerge><w:query w:val="{CANARY}"/></w:mailMerge></w:settings>"#
    );
    let relations = format!(
        r#"<Relationships xmlns="r"><Relationship Id="rId1" Type="x/attachedTemplate" Target="file:///C:\Users\{CANARY}\x.dotx" TargetMode="External"/><Relationship Id="rId2" Type="x/image" Target="file:///C:/Users/{CANARY}/x.png" TargetMode="External"/><Relationship Id="rId3" Type="x/hyperlink" Target="https://www.gov.uk/" TargetMode="External"/><Relationship Id="rId4" Type="x/customXml" Target="../customXml/item1.xml"/></Relationships>"#
    );
    let named = format!("<a>{CANARY}</a>");
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("docProps/core.xml", named.as_bytes()),
        ("docProps/app.xml", named.as_bytes()),
        ("docProps/custom.xml", named.as_bytes()),
        ("docProps/thumbnail.jpeg", &jpeg()),
        ("customXml/item1.xml", named.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/comments.xml", comments.as_bytes()),
        ("word/people.xml", named.as_bytes()),
        ("word/settings.xml", settings.as_bytes()),
        ("word/media/image1.jpeg", &jpeg()),
        ("word/media/image2.png", &png()),
        ("word/media/image3.tiff", CANARY.as_bytes()),
        ("word/embeddings/sheet.xlsx", &xlsx()),
        ("word/embeddings/oleObject1.bin", CANARY.as_bytes()),
        ("word/vbaProject.bin", CANARY.as_bytes()),
        ("_xmlsignatures/sig1.xml", named.as_bytes()),
    ])
}

fn xlsx() -> Vec<u8> {
    let types = r#"<Types xmlns="t"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    let workbook = format!(
        r#"<workbook xmlns="m" xmlns:x15ac="a"><fileSharing userName="{CANARY}"/><x15ac:absPath url="C:\Users\{CANARY}\"/><sheets><sheet name="{WORDS}"/></sheets></workbook>"#
    );
    let comments = format!(
        r#"<comments xmlns="m"><authors><author>{CANARY}</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>{CANARY}:</t></r><r><t> a remark</t></r></text></comment></commentList></comments>"#
    );
    let pivot = format!(r#"<pivotCacheDefinition xmlns="m" refreshedBy="{CANARY}" refreshedDate="46349"/>"#);
    let connections = format!(
        r#"<connections xmlns="m"><connection id="1" sourceFile="C:\{CANARY}.csv" odcFile="{CANARY}"><dbPr connection="User ID={CANARY}"/></connection></connections>"#
    );
    let sheet = r#"<worksheet xmlns="m" xmlns:r="r"><pageSetup r:id="rId1"/></worksheet>"#;
    let named = format!("<a>{CANARY}</a>");
    archive(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("docProps/core.xml", named.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/comments1.xml", comments.as_bytes()),
        ("xl/persons/person.xml", named.as_bytes()),
        ("xl/threadedComments/threadedComment1.xml", named.as_bytes()),
        ("xl/pivotCache/pivotCacheDefinition1.xml", pivot.as_bytes()),
        ("xl/connections.xml", connections.as_bytes()),
        ("xl/printerSettings/printerSettings1.bin", CANARY.as_bytes()),
        ("xl/externalLinks/externalLink1.xml", named.as_bytes()),
        ("xl/revisions/revisionHeaders.xml", named.as_bytes()),
    ])
}

fn odf(kind: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:dc="d" xmlns:meta="m" xmlns:xlink="x" xmlns:officeooo="oo">
        <office:body><text:p officeooo:rsid="00c0ffee">{WORDS}</text:p>
        <office:annotation><dc:creator>{CANARY}</dc:creator><dc:date>2026-11-23T10:11:12</dc:date><meta:creator-initials>{CANARY}</meta:creator-initials><text:p>a remark</text:p></office:annotation>
        <text:tracked-changes><text:changed-region><text:insertion><office:change-info><dc:creator>{CANARY}</dc:creator><dc:date>2026-11-23T10:11:12</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>
        <text:p><text:author-name>{CANARY}</text:author-name><text:sender-lastname>{CANARY}</text:sender-lastname><text:initial-creator>{CANARY}</text:initial-creator><text:file-name>{CANARY}</text:file-name></text:p>
        <text:a xlink:href="file:///home/{CANARY}/x.odt">link</text:a></office:body></office:document-content>"#
    );
    let manifest = r#"<m:manifest xmlns:m="m"><m:file-entry m:full-path="content.xml"/><m:file-entry m:full-path="meta.xml"/></m:manifest>"#;
    let meta = format!("<office:meta><dc:creator>{CANARY}</dc:creator></office:meta>");
    let media_type = format!("application/vnd.oasis.opendocument.{kind}");
    archive(&[
        ("mimetype", media_type.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("META-INF/documentsignatures.xml", meta.as_bytes()),
        ("meta.xml", meta.as_bytes()),
        ("settings.xml", meta.as_bytes()),
        ("content.xml", content.as_bytes()),
        ("Pictures/1.jpg", &jpeg()),
        ("Thumbnails/thumbnail.png", &png()),
        ("Object 1/content.xml", content.as_bytes()),
        ("Object 1/meta.xml", meta.as_bytes()),
        ("ObjectReplacements/Object 1", CANARY.as_bytes()),
        ("Basic/script.xml", meta.as_bytes()),
    ])
}

/// Two revisions: the first has another author in its Info dictionary.
fn pdf() -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let hexadecimal =
        hex::encode_upper(CANARY.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>());
    let text = deflated(format!("BT /F1 12 Tf ({WORDS}) Tj ET").as_bytes());
    let picture = jpeg();
    let stream = |dictionary: &str, content: &[u8]| {
        let head = format!("<< {dictionary} /Length {} >>\nstream\n", content.len());
        [head.as_bytes(), content, b"\nendstream"].concat()
    };
    let first: Vec<Vec<u8>> = vec![
        b"<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R /OpenAction 7 0 R /Names << /EmbeddedFiles << /Names [(a) 8 0 R] >> /JavaScript << /Names [(b) 7 0 R] >> >> /AcroForm << /Fields [11 0 R] /XFA 6 0 R >> >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /Im 10 0 R >> >> /Annots [12 0 R 13 0 R 11 0 R] /PieceInfo << /A << /Private ({CANARY}) >> >> /LastModified (D:20261123) /Thumb 10 0 R >>").into_bytes(),
        stream("/Filter /FlateDecode", &text),
        format!("<< /Author ({CANARY}) /Creator ({CANARY}) >>").into_bytes(),
        stream("/Type /Metadata /Subtype /XML /Filter /FlateDecode", &deflated(format!("<dc:creator>{CANARY}</dc:creator>").as_bytes())),
        format!("<< /Type /Action /S /JavaScript /JS ({CANARY}) >>").into_bytes(),
        format!("<< /Type /Filespec /F ({CANARY}) /UF <FEFF{hexadecimal}> /EF << /F 9 0 R >> >>").into_bytes(),
        stream("/Type /EmbeddedFile", CANARY.as_bytes()),
        stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", &picture),
        format!("<< /Type /Annot /Subtype /Widget /FT /Sig /T (sig) /Rect [0 0 1 1] /V << /Type /Sig /Name ({CANARY}) /ByteRange [0 1 2 3] /Contents <00> >> >>").into_bytes(),
        format!("<< /Type /Annot /Subtype /Text /Rect [0 0 1 1] /T ({CANARY}) /Contents (a remark) /CreationDate (D:20261123) /NM ({CANARY}) >>").into_bytes(),
        format!("<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 1 1] /FS 8 0 R /Contents ({CANARY}) >>").into_bytes(),
    ];
    let mut places = Vec::new();
    for (at, object) in first.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", at + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    file.extend(format!("% {CANARY}\n").bytes());
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", first.len() + 1).bytes());
    file.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    let id = format!("/ID [({CANARY}) ({CANARY})]");
    file.extend(
        format!("trailer\n<< /Size 14 /Root 1 0 R /Info 5 0 R {id} >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    // The second revision replaces the Info dictionary.
    let place = file.len();
    file.extend(format!("5 0 obj\n<< /Author <FEFF{hexadecimal}> >>\nendobj\n").bytes());
    let again = file.len();
    file.extend(format!("xref\n5 1\n{place:010} 00000 n \ntrailer\n<< /Size 14 /Root 1 0 R /Info 5 0 R /Prev {start} {id} >>\nstartxref\n{again}\n%%EOF\n{CANARY}").bytes());
    file
}

pub(super) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// An archive of these parts, with a remark and a date.
pub(super) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let date = DateTime::from_date_and_time(2026, 11, 23, 10, 11, 12).unwrap();
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default().last_modified_time(date)).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.set_comment(CANARY).unwrap();
    archive.finish().unwrap().into_inner()
}
