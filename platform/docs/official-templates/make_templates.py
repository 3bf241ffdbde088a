#!/usr/bin/env python3
"""Makes the DOCX templates that come with the applications, layout by GB/T 9704-2012. Python 3 and nothing else.

Run it from the repository's root; the same source gives the same bytes. Whoever prefers Word opens the files there.
"""
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
FANG, SONG, HEI, KAI, TITLE = "仿宋", "宋体", "黑体", "楷体", "方正小标宋简体"


def run(text, font=FANG, size=16, bold=False, colour=None, spacing=None):
    parts = [f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}"/>']
    if bold:
        parts.append("<w:b/>")
    if colour:
        parts.append(f'<w:color w:val="{colour}"/>')
    if spacing:
        parts.append(f'<w:spacing w:val="{spacing}"/>')
    parts.append(f'<w:sz w:val="{int(size * 2)}"/><w:szCs w:val="{int(size * 2)}"/>')
    return f'<w:r><w:rPr>{"".join(parts)}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def page_number():
    field = lambda kind: f'<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>'
    return (run("— ", SONG, 14) + field("begin")
            + '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            + field("separate") + run("1", SONG, 14) + field("end") + run(" —", SONG, 14))


def paragraph(*runs, align="both", indent=False, line=29, before=0, after=0, right=0, border=None, keep=False):
    """Sizes in points; line: exact height; indent: two characters; right: characters left empty."""
    parts = []
    if keep:
        parts.append("<w:keepNext/>")
    if border:
        parts.append(f'<w:pBdr><w:bottom w:val="single" w:sz="{border[0]}" w:space="{border[2]}" w:color="{border[1]}"/></w:pBdr>')
    parts.append(f'<w:spacing w:before="{before * 20}" w:after="{after * 20}" w:line="{line * 20}" w:lineRule="exact"/>')
    if indent:
        parts.append('<w:ind w:firstLineChars="200" w:firstLine="640"/>')
    if right:
        parts.append(f'<w:ind w:rightChars="{right * 100}" w:right="{right * 320}"/>')
    parts.append(f'<w:jc w:val="{align}"/>')
    return f'<w:p><w:pPr>{"".join(parts)}</w:pPr>{"".join(r if r.startswith("<") else run(r) for r in runs)}</w:p>'


def body(text, **more):
    return paragraph(text, indent=True, **more)


def cell(width, *content, span=1, align="left", font=FANG, size=12, bold=False, merge=None, valign="center"):
    inner = "".join(
        c if c.startswith("<w:p>") else paragraph(run(c, font, size, bold), align=align, line=20, before=2, after=2)
        for c in (content or ("",)))
    more = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge:
        more += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}<w:vAlign w:val="{valign}"/></w:tcPr>{inner}</w:tc>')


def label(width, text, **more):
    return cell(width, text, align="center", **more)


def row(*cells, header=False, height=None):
    parts = '<w:cantSplit/>'
    if height:
        parts += f'<w:trHeight w:val="{height * 20}" w:hRule="atLeast"/>'
    if header:
        parts += "<w:tblHeader/>"
    return f'<w:tr><w:trPr>{parts}</w:trPr>{"".join(cells)}</w:tr>'


def table(grid, *rows):
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
                      for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in grid)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
            f'<w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>')


def letterhead(title):
    """The office's name in red over a red line, then the number and the title."""
    return "".join([
        paragraph(run("{{org}}", TITLE, 26, True, "D7000F", 40), align="center", line=46, before=10, after=18),
        paragraph(run("{{number}}"), align="center", border=(18, "D7000F", 8), after=30),
        paragraph(run(title, TITLE, 22, True), align="center", line=36, after=22),
    ])


def bare(width, *content, valign="bottom"):
    """A cell without lines."""
    return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="{valign}"/></w:tcPr>{"".join(content)}</w:tc>')


def signature():
    """The office's name and the date with the seal over both, and beside them the code for checking: never on a page
    of their own, since what stands above is kept with them."""
    grid = [3800, 5120]
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in grid)
    sender = [paragraph(run("{{org}}{{@seal}}"), align="center", keep=True), paragraph(run("{{today}}"), align="center")]
    return paragraph(run(""), keep=True) + (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid>{columns}</w:tblGrid>' + row(bare(grid[0], check_mark()), bare(grid[1], *sender)) + '</w:tbl>'
    ) + paragraph(run("", size=1), line=1)


def check_mark():
    return paragraph(run("{{@qr}}", SONG, 10), align="left", line=64) + paragraph(
        run("扫描二维码或访问 {{verify_url}} 可核验本文书。", SONG, 9), align="left", line=14)


def document(content, top=37, left=28):
    section = ('<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
               f'<w:pgMar w:top="{int(top * 56.7)}" w:right="{int((54 - left) * 56.7)}" w:bottom="1985" '
               f'w:left="{int(left * 56.7)}" w:header="851" w:footer="1304" w:gutter="0"/></w:sectPr>')
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {W} {R}><w:body>{content}{section}</w:body></w:document>'


STYLES = f'''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'''
TYPES = '''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>'''
BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = f'''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{BASE}/officeDocument" Target="word/document.xml"/></Relationships>'''
PART_RELS = f'''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{BASE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{BASE}/footer" Target="footer1.xml"/></Relationships>'''


def save(path, content, **page):
    footer = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:ftr {W} {R}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{page_number()}</w:p></w:ftr>'
    files = {"[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/document.xml": document(content, **page),
             "word/_rels/document.xml.rels": PART_RELS, "word/styles.xml": STYLES, "word/footer1.xml": footer}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode())


GRID = [1560, 2900, 1560, 2900]
WIDE = sum(GRID) - GRID[0]


def site_record():
    pair = lambda a, b, c, d: row(label(GRID[0], a), cell(GRID[1], b), label(GRID[2], c), cell(GRID[3], d))
    whole = lambda a, b, **more: row(label(GRID[0], a), cell(WIDE, b, span=3, **more))
    checks = [760, 3700, 1500, 2960]
    return "".join([
        paragraph(run("{{org}}", TITLE, 18, True), align="center", line=30),
        paragraph(run("现场检查笔录", TITLE, 22, True), align="center", line=36, after=6),
        paragraph(run("{{number}}", SONG, 12), align="right", line=20, after=6),
        table(GRID,
              pair("被检查单位", "{{object_name}}", "统一社会信用代码", "{{uscc}}"),
              pair("法定代表人", "{{subject.legal_rep|slash}}", "联系人", "{{subject.contact_name|slash}}"),
              whole("住所（经营场所）", "{{subject.reg_address|slash}}"),
              pair("检查时间", "{{check_at}}", "检查任务", "{{task_name}}"),
              pair("检查人员", "{{officers}}", "执法证号", "{{inspectors.law_cert_no|slash}}"),
              whole("监管事项", "{{item_names}}")),
        paragraph(run("检查人员到场后出示了执法证件，告知了检查的事项、依据和当事人的权利义务。检查情况如下：", FANG, 14),
                  indent=True, line=26, before=8, after=6),
        table(checks,
              row(label(checks[0], "序号", bold=True), label(checks[1], "检查内容", bold=True),
                  label(checks[2], "检查结果", bold=True), label(checks[3], "情况说明", bold=True), header=True),
              row(label(checks[0], "{{checklist}}[no]"), cell(checks[1], "[content]"),
                  label(checks[2], "[answer]"), cell(checks[3], "[note|slash]"))),
        paragraph(run("检查情况：", HEI, 14), run("{{check_summary|slash}}", FANG, 14), line=26, before=10, indent=True),
        paragraph(run("检查结论：", HEI, 14),
                  run("{{check_result_code.pass|box}}未发现问题　{{check_result_code.problems|box}}发现问题　"
                      "{{check_result_code.not_found|box}}通过登记的住所（经营场所）无法联系", FANG, 14), line=26, indent=True),
        paragraph(run("{{?problems}}", FANG, 14), line=26),
        paragraph(run("发现的问题：", HEI, 14), run("{{problems}}", FANG, 14), line=26, indent=True),
        paragraph(run("{{/problems}}", FANG, 14), line=26),
        paragraph(run("以上笔录已经当事人核对（或者已经向当事人宣读），当事人认为：　　　　　　　　　　", FANG, 14), indent=True, line=26, before=8),
        paragraph(run("当事人（签名或者盖章）：　　　　　　　　　　年　　月　　日", FANG, 14), line=30, before=8, indent=True),
        paragraph(run("检查人员（签名）：　　　　　　　　　　　　　年　　月　　日", FANG, 14), line=30, indent=True),
        check_mark(),
    ])


def order():
    return "".join([
        letterhead("责令改正通知书"),
        paragraph("{{object_name}}："),
        body("{{last_check_at|date}}，本机关执法人员依法对你单位（统一社会信用代码：{{uscc}}）进行了检查，检查事项为：{{item_names}}。"
             "检查中发现下列问题："),
        body("{{problems}}"),
        paragraph("{{?onsite_penalty_amt}}", line=29),
        body("上述行为已当场处以罚款{{onsite_penalty_amt}}元（{{onsite_penalty_amt|capitals}}）。"),
        paragraph("{{/onsite_penalty_amt}}", line=29),
        body("现责令你单位在{{rectify_due_date}}前按照下列要求改正，并将改正情况报送本机关："),
        body("{{rectify_requirement}}"),
        body("本机关将于{{recheck_due_date}}前进行复查。逾期不改正或者改正后仍不符合要求的，本机关将依法处理。"),
        body("对本通知有异议的，可以向本机关陈述、申辩，也可以依法申请行政复议或者提起行政诉讼。"),
        body("联系人员：{{officers}}。", keep=True),
        signature(),
    ])


def result_notice():
    return "".join([
        letterhead("双随机抽查结果告知书"),
        paragraph("{{object_name}}："),
        body("根据随机抽取检查对象、随机选派执法检查人员、抽查情况及查处结果及时公开的要求，你单位在{{task.task_name}}（编号：{{task.record_no}}）中"
             "于{{drawn_at|date}}被随机抽中，由{{check_org}}的{{officers}}于{{last_check_at|date}}进行了检查。"),
        body("检查事项：{{item_names}}。"),
        body("抽查结果：{{check_result_code}}。"),
        paragraph("{{?problems}}", line=29),
        body("发现的问题：{{problems}}"),
        paragraph("{{/problems}}", line=29),
        body("抽查结果将依法向社会公示。你单位对结果有异议的，可以自收到本告知书之日起五个工作日内向本机关书面提出。", keep=True),
        signature(),
    ])


if __name__ == "__main__":
    folder = Path(__file__).resolve().parents[3] / "seed-data/daily-inspection/templates"
    save(folder / "site-record.docx", site_record(), top=25, left=26)
    save(folder / "rectification-order.docx", order())
    save(folder / "result-notice.docx", result_notice())
