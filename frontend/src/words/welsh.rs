//! What the interface says in Welsh.

use super::{After, Files, Here, Hint, Words};
use crate::catalogue::Template;
use crate::govuk;

pub(super) static WELSH: Words = Words {
    govuk: &govuk::WELSH,
    files: &FILES,
    after: &AFTER,
    here: &HERE,
    hint: &HINT,
    start_now: "Dechrau nawr",
    continue_: "Parhau",
    confirm_and_send: "Cadarnhau ac anfon",
    optional: "(dewisol)",
    or: "neu",
    error_prefix: "Gwall: ",
    section: Template("Adran * o *: *"),
    takes: Template("Mae’n cymryd *."),
    voluntary: "Mae cymryd rhan yn wirfoddol. Nid oes angen cyfrif arnoch, a gallwch hepgor unrhyw gwestiwn sydd wedi’i nodi’n \
                ddewisol.",
    draft_notice: Template(
        "Caiff eich atebion eu cadw ar y ddyfais hon wrth i chi deipio, felly gallwch adael a dychwelyd atynt yma o fewn * \
         diwrnod. Ni chaiff dim ei anfon cyn i chi ddewis “Cadarnhau ac anfon”.",
    ),
    questions_to: "Os oes gennych gwestiynau am yr arolwg hwn, ysgrifennwch at",
    sent_on: Template("Anfonwyd atebion o’r ddyfais hon ar *. Nid ydynt arni mwyach."),
    answer_again: "Ateb fel rhywun arall",
    to_confirmation: "Mynd i’r cadarnhad",
    continue_draft: Template("Parhau â’ch atebion o *"),
    start_again: "Dechrau eto",
    introduction_title: "Cyn i chi ddechrau",
    check_title: "Gwiriwch eich atebion cyn anfon yr arolwg",
    check_text: "Nid oes dim wedi’i anfon eto. Gallwch newid unrhyw ateb cyn i chi eu hanfon.",
    check_text_unsure: "Efallai fod yr atebion hyn wedi’u hanfon yn barod: nid oes neb yn gwybod, gan na ddaeth ymateb. Mae’n \
                        ddiogel eu hanfon eto, gan mai unwaith y cânt eu storio.",
    awaited: "Yn llwytho eich atebion",
    answer_first: "Mae’r dudalen y gofynnoch amdani yn dod yn nes ymlaen. Atebwch hon yn gyntaf, a pharhewch o’r fan hon.",
    not_provided: "Heb ei ddarparu",
    change: "Newid",
    sending: "Yn anfon eich atebion",
    sent_title: "Atebion wedi’u hanfon",
    receipt: "Eich derbynneb",
    receipt_text: "Cadwch y cod hwn os efallai y byddwch am dynnu eich atebion yn ôl. Nid oes gan neb arall y cod, mae’n diflannu \
                   pan gaewch y tab hwn, ac ni all dim arall ddod o hyd i’ch atebion eto.",
    next_title: "Beth sy’n digwydd nesaf",
    next_text: "Mae’r tîm ymchwil yn darllen eich atebion ynghyd â rhai pobl eraill. Maent wedi’u tynnu oddi ar y ddyfais hon.",
    sent_before: "Dangoswyd cod eich derbynneb yn y tab yr anfonwyd yr atebion ohono, ac ni chaiff ei gadw yn unman arall.",
    sent_already: "Rydych eisoes wedi anfon eich atebion, felly ni ellir eu newid yma mwyach.",
    sent_earlier: "Roedd eich atebion eisoes wedi cyrraedd pan wnaethoch eu hanfon gyntaf, er na ddaeth ymateb atoch. Cadwyd y \
                   fersiwn gynharach honno. Ni chadwyd yr hyn a newidiwyd gennych wedyn.",
    copy_receipt: "Copïo’r cod",
    copied: "Wedi’i gopïo",
    not_copied: "Ni wnaeth eich porwr ganiatáu hynny. Copïwch y cod â llaw.",
    copy_title: "Cadw copi o’ch atebion",
    copy_text: "Maent ar y dudalen hon nes i chi ei chau neu ei hail-lwytho, ac nid yn unman arall ar y ddyfais hon.",
    copy_page: "Copi i’w ddarllen a’i argraffu",
    copy_data: "Copi ar gyfer rhaglenni (JSON)",
    print: "Argraffu’r dudalen hon",
    send_failed: "Efallai nad yw eich atebion wedi’u hanfon",
    unreachable: "Ni ddaeth ymateb, felly nid oes neb yn gwybod a wnaethant gyrraedd. Gwiriwch eich bod wedi’ch cysylltu, yna \
                  anfonwch nhw eto: unwaith y cânt eu storio, pa mor aml bynnag y gwnewch hynny.",
    unavailable: "Ni all y gwasanaeth dderbyn eich atebion ar hyn o bryd. Rhowch gynnig arall arni mewn ychydig funudau.",
    unintelligible: "Atebodd rhywbeth rhwng y ddyfais hon a’r gwasanaeth yn ei le, megis tudalen mewngofnodi rhwydwaith. Rhowch \
                     gynnig arall arni, neu o rwydwaith arall.",
    refused_closed: "Caeodd yr arolwg cyn iddynt gyrraedd, felly ni chawsant eu storio.",
    refused: "Ni wnaeth y gwasanaeth eu derbyn ar y ffurf hon, ac ni storiwyd dim. Llwythwch y dudalen hon eto, gwiriwch eich \
              atebion a’u hanfon eto.",
    saved_here: "Mae eich atebion wedi’u cadw ar y ddyfais hon.",
    only_on_page: "Dim ond ar y dudalen hon y mae eich atebion: cadwch hi ar agor.",
    not_open_title: "Nid yw’r arolwg hwn ar agor eto",
    opens_on: Template("Gallwch ei ateb o *."),
    closed_title: "Mae’r arolwg hwn wedi cau",
    closed_on: Template("Roedd yn derbyn atebion tan *."),
    exit_title: "Rydych wedi cyrraedd diwedd yr arolwg",
    not_found_title: "Heb ddod o hyd i’r dudalen",
    not_found_text: "Os gwnaethoch deipio’r cyfeiriad gwe, gwiriwch ei fod yn gywir. Os gwnaethoch ei ludo, gwiriwch eich bod \
                     wedi copïo’r cyfan.",
    to_start: "Mynd i ddechrau’r arolwg",
    privacy_title: "Hysbysiad preifatrwydd",
    accessibility_title: "Datganiad hygyrchedd",
    cookies_title: "Cwcis a storfa’r porwr",
    footer: ["Preifatrwydd", "Hygyrchedd", "Cwcis", "Cysylltu"],
    questions_language: "Yn Saesneg yn unig y mae cwestiynau’r arolwg hwn.",
    language_unavailable: "Ni ellir dangos y dudalen hon yn Saesneg ar hyn o bryd. Gwiriwch eich bod wedi’ch cysylltu a rhowch \
                           gynnig arall arni.",
};

static AFTER: After = After {
    to_invitation: "Rhowch wybod i ni os hoffech gymryd rhan",
    apart: "Caiff yr hyn a rowch yma ei anfon a’i storio ar wahân i’ch atebion. Nid oes dim ynddo yn arwain atynt.",
    send_details: "Anfon eich manylion cyswllt",
    no_details: "Nodwch sut i gysylltu â chi, neu gadewch y dudalen hon",
    details_sent: "Manylion cyswllt wedi’u hanfon",
    details_text: "Efallai y bydd y tîm ymchwil yn ysgrifennu atoch. Gyda chod eich derbynneb gallwch gael dileu eich manylion \
                   cyswllt, ynghyd â’ch atebion.",
    details_without_receipt: Template(
        "Efallai y bydd y tîm ymchwil yn ysgrifennu atoch. I gael dileu eich manylion cyswllt, ysgrifennwch at *.",
    ),
    withdraw_title: "Tynnu eich atebion yn ôl",
    withdraw_text: "Mae hyn yn dileu’r atebion a anfonwyd gennych, a’r manylion cyswllt os rhoesoch rai ar ôl eu hanfon. Ni ellir \
                    ei ddadwneud, ac mae’n cymryd rhai eiliadau.",
    code: "Cod eich derbynneb",
    code_hint: "27 o lythrennau a digidau. Nid oes ots am briflythrennau, bylchau na chysylltnodau.",
    no_receipt: "Nodwch y cod fel y’i dangoswyd ar ôl anfon: 27 o lythrennau a digidau",
    withdraw: "Tynnu’n ôl",
    withdrawn: "Atebion wedi’u tynnu’n ôl",
    withdrawn_text: "Os oedd rhywbeth wedi’i storio gyda’r dderbynneb hon, mae wedi’i ddileu. I gadw derbynebau’n gyfrinachol, nid \
                     yw’r dudalen hon byth yn dweud a oedd rhywbeth.",
    refused: "Ni wnaeth y gwasanaeth ei dderbyn, ac ni storiwyd dim. Llwythwch y dudalen hon eto a rhowch gynnig arall arni.",
    try_again: "Efallai na wnaeth gyrraedd. Gwiriwch eich bod wedi’ch cysylltu, yna anfonwch ef eto: unwaith y caiff ei gadw, pa \
                mor aml bynnag y gwnewch hynny.",
};

static HERE: Here = Here {
    keep_link: "Cadw neu symud fy atebion",
    delete_link: "Dileu fy atebion",
    title: "Eich atebion ar y ddyfais hon",
    nothing: "Nid oes atebion heb eu hanfon ar y ddyfais hon.",
    kept_until: Template(
        "Caiff eich atebion eu cadw ar y ddyfais hon tan *, oni bai eich bod yn eu hanfon neu’n eu dileu.",
    ),
    kept_in_tab: "Caiff eich atebion eu cadw yn y tab hwn nes i chi ei gau, ac nid yn unman arall.",
    not_kept: "Nid yw eich atebion yn cael eu cadw: byddant wedi diflannu pan gaewch neu ail-lwytho’r dudalen hon.",
    do_not_keep: "Peidio â chadw fy atebion ar y ddyfais hon",
    do_keep: "Cadw fy atebion ar y ddyfais hon",
    move_title: "Parhau â nhw ar ddyfais arall",
    move_text: "Lawrlwythwch eich atebion fel ffeil, ac agorwch y ffeil ar y dudalen hon yno. Gall pwy bynnag sydd â’r ffeil eu \
                darllen.",
    download: "Lawrlwytho eich atebion",
    take: "Parhau â’r atebion mewn ffeil",
    not_taken: "Nid yw’r ffeil hon yn cynnwys atebion i’r arolwg hwn.",
    delete_title: "Eu dileu",
    delete_text: "Ni ellir dod â’r hyn nad ydych wedi’i anfon yn ôl.",
    delete: "Dileu fy atebion nawr",
    denied: "Nid yw eich porwr yn gadael i’r wefan hon gadw dim. Gallwch ateb o hyd, ond bydd eich atebion yn cael eu colli os \
             byddwch yn cau neu’n ail-lwytho’r dudalen hon.",
    full: "Ni ellid cadw eich atebion ar y ddyfais hon y tro hwn. Gallwch eu hateb a’u hanfon o hyd.",
    unreadable: "Mae atebion ar y ddyfais hon na all y dudalen hon eu darllen. Maent wedi’u gadael fel y maent, ac ni chaiff yr \
                 hyn a atebwch nawr ei gadw wrth eu hymyl.",
    replace: "Eu disodli",
    elsewhere: "Newidiwyd yr atebion hyn mewn tab neu ffenestr arall. Ni chaiff yr hyn a wnewch yma ei gadw nes i chi ddewis â pha \
                rai i barhau.",
    use_this: "Defnyddio’r atebion yn y tab hwn",
    use_other: "Defnyddio’r atebion eraill",
    expired: "Mae’r atebion a ddechreuwyd gennych yn gynharach wedi’u tynnu oddi ar y ddyfais hon, gan eu bod yn rhy hen.",
    misfits: "Mae’r arolwg wedi newid ers i chi ddechrau. Nid oes lle i’r atebion hyn ynddo mwyach:",
    misfit: Template("*, mewn ateb i “*”: atebwch ef eto"),
    misfit_gone: Template("*, mewn ateb i gwestiwn na chaiff ei ofyn mwyach"),
};

static FILES: Files = Files {
    cancel: "Canslo",
    upload: "Lanlwytho",
    try_again: "Rhowch gynnig arall arni",
    remove: "Tynnu",
    uploaded: "Wedi’i lanlwytho",
    waits: "Wedi’i lanlwytho. Caiff ei gwirio am feirysau.",
    removed: "wedi’i thynnu",
    uploading: "Yn lanlwytho",
};

static HINT: Hint = Hint {
    title: "Efallai eich bod wedi cynnwys manylion personol",
    text: "Gallwch anfon eich atebion fel y maent. Os oes rhywbeth yma’n dweud pwy ydych chi neu rywun arall, gallwch newid eich \
           ateb a’i hepgor.",
    email: "yn edrych fel cyfeiriad e-bost",
    phone: "yn edrych fel rhif ffôn",
    insurance: "yn edrych fel rhif Yswiriant Gwladol",
    link: "yn edrych fel cyfeiriad gwe ag enw defnyddiwr",
};
