"""The elements and attributes that ordinary workbooks are written in. What is in none of these lists is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_NAMESPACES = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://schemas.microsoft.com/office/drawing/2012/chartStyle": "cs",
}
_REVISIONS = re.compile(r"http://schemas\.microsoft\.com/office/spreadsheetml/(20[0-9]{2}/revision[0-9]*|2009/9/ac|2010/11/ac)")

SHEET = frozenset(
    """worksheet chartsheet sheetPr tabColor outlinePr pageSetUpPr dimension sheetViews sheetView pane selection sheetFormatPr cols col sheetData sheetCalcPr
    sheetProtection autoFilter sortState sortCondition mergeCells mergeCell phoneticPr conditionalFormatting cfRule colorScale dataBar iconSet cfvo
    color formula
    dataValidations dataValidation formula1 formula2 hyperlinks hyperlink printOptions pageMargins pageSetup headerFooter oddHeader oddFooter
    evenHeader evenFooter
    firstHeader firstFooter rowBreaks colBreaks brk ignoredErrors ignoredError drawing picture tableParts tablePart extLst ext row""".split()
)
WORKBOOK = frozenset(
    """workbook fileVersion workbookPr workbookProtection bookViews workbookView sheets sheet definedNames definedName calcPr fileRecoveryPr webPublishing
    extLst ext
    revisionPtr""".split()
)
STYLES = frozenset(
    """styleSheet numFmts numFmt fonts font b i strike u vertAlign sz color name family charset scheme outline shadow condense extend fills fill
    patternFill fgColor
    bgColor gradientFill stop borders border left right top bottom diagonal vertical horizontal start end cellStyleXfs cellXfs xf alignment
    protection cellStyles
    cellStyle dxfs dxf tableStyles tableStyle tableStyleElement colors indexedColors rgbColor mruColors extLst ext""".split()
)
STRINGS = frozenset("sst si t r rPr rFont b i strike u vertAlign sz color family charset scheme outline shadow condense extend rPh phoneticPr extLst".split())
TABLE = frozenset("table autoFilter sortState sortCondition tableColumns tableColumn tableStyleInfo filterColumn extLst ext".split())
METADATA = frozenset("metadata metadataTypes metadataType futureMetadata bk extLst ext dynamicArrayProperties cellMetadata rc".split())
CALC_CHAIN = frozenset("calcChain c".split())

_ATTRIBUTES = frozenset(
    """r s t i l a c v uri name sheetId state id ref val min max width style customWidth bestFit hidden outlineLevel collapsed phonetic count uniqueCount
    defaultRowHeight defaultColWidth baseColWidth customHeight zeroHeight thickTop thickBottom outlineLevelRow outlineLevelCol tabSelected workbookViewId
    showGridLines showRowColHeaders showZeros showFormulas rightToLeft showOutlineSymbols defaultGridColor view topLeftCell colorId zoomScale zoomScaleNormal
    zoomScaleSheetLayoutView zoomScalePageLayoutView windowProtection showRuler showWhiteSpace zoomToFit xSplit ySplit activePane pane activeCell activeCellId
    sqref filterMode published codeName enableFormatConditionsCalculation syncHorizontal syncVertical syncRef transitionEvaluation transitionEntry rgb theme
    indexed tint auto summaryBelow summaryRight applyStyles showOutlineSymbols fitToPage autoPageBreaks left right top bottom header footer paperSize scale
    firstPageNumber fitToWidth fitToHeight pageOrder orientation usePrinterDefaults blackAndWhite draft cellComments useFirstPageNumber errors horizontalDpi
    verticalDpi copies paperHeight paperWidth paperUnits horizontalCentered verticalCentered headings gridLines gridLinesSet differentOddEven differentFirst
    scaleWithDoc alignWithMargins manualBreakCount man pt location display tooltip fontId type alignment priority dxfId operator text timePeriod rank percent
    stopIfTrue aboveAverage equalAverage stdDev iconSet showValue reverse minLength maxLength gte allowBlank showInputMessage showErrorMessage errorStyle
    imeMode showDropDown disablePrompts xWindow yWindow error errorTitle prompt promptTitle objects scenarios formatCells formatColumns formatRows insertColumns
    insertRows insertHyperlinks deleteColumns deleteRows selectLockedCells selectUnlockedCells sort autoFilter pivotTables sheet password algorithmName
    hashValue saltValue spinCount content evalError twoDigitTextYear numberStoredAsText formulaRange unlockedFormula emptyCellReference listDataValidation
    calculatedColumn formula fullCalcOnLoad descending sortBy customList iconId columnSort caseSensitive sortMethod colId hiddenButton showButton
    appName lastEdited lowestEdited rupBuild date1904 dateCompatibility showObjects showBorderUnselectedTables filterPrivacy promptedSolutions
    showInkAnnotation backupFile saveExternalLinkValues updateLinks hidePivotFieldList showPivotChartFilter allowRefreshQuery publishItems checkCompatibility
    autoCompressPictures refreshAllConnections defaultThemeVersion lockStructure lockWindows lockRevision workbookPassword workbookAlgorithmName
    workbookHashValue workbookSaltValue workbookSpinCount visibility minimized showHorizontalScroll showVerticalScroll showSheetTabs windowWidth windowHeight
    tabRatio firstSheet activeTab autoFilterDateGrouping localSheetId function vbProcedure xlm functionGroupId shortcutKey publishToServer
    workbookParameter comment customMenu description help statusBar calcId calcMode refMode iterate iterateCount iterateDelta fullPrecision calcCompleted
    calcOnSave concurrentCalc concurrentManualCount forceFullCalc autoRecover crashSave dataExtractLoad repairLoad numFmtId formatCode knownFonts patternType
    degree position diagonalUp diagonalDown outline fillId borderId xfId quotePrefix pivotButton applyNumberFormat applyFont applyFill applyBorder
    applyAlignment applyProtection horizontal vertical textRotation wrapText indent relativeIndent justifyLastLine shrinkToFit readingOrder locked builtinId
    iLevel customBuiltin defaultTableStyle defaultPivotStyle pivot table size displayName headerRowCount totalsRowCount totalsRowShown insertRow
    insertRowShift headerRowDxfId dataDxfId totalsRowDxfId headerRowBorderDxfId tableBorderDxfId totalsRowBorderDxfId headerRowCellStyle dataCellStyle
    totalsRowCellStyle tableType uniqueName totalsRowFunction totalsRowLabel queryTableFieldId connectionId showFirstColumn showLastColumn showRowStripes
    showColumnStripes sb eb codePage css thicket longFileNames vml allowPng targetScreenSize dpi coauthVersionLast coauthVersionMax documentId
    uidLastSave revIDLastSave
    minSupportedVersion copy pasteAll pasteValues merge splitFirst rowColShift clearFormats clearComments assign coerce fDynamic fCollapsed
    activeRow activeCol cellMeta cm vm spans customFormat ht thickBot ph nf hair space""".split()
)
_NAMING = frozenset(
    """formatCode name displayName codeName tooltip display location comment description title descr prompt promptTitle error errorTitle help statusBar
    text""".split()
)
"""Attributes that hold words. Names of fonts are none: MS Gothic is nobody."""
_TEXT = frozenset("t v f formula formula1 formula2 definedName oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter".split())
"""Elements that hold text."""


def short(tag: str) -> str:
    """The name of an element with a short prefix: ``a:t``; with ``?:`` for a name of another namespace."""
    name = etree.QName(tag)
    return f"{_NAMESPACES.get(name.namespace or '', '?')}:{name.localname}"


def strangers(root: etree._Element, known: frozenset[str]) -> Iterator[str]:
    """Kinds of thing in a part of a workbook that ordinary ones do not hold, in words. What is inside an ``ext`` is not looked at."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        prefix, _, name = short(element.tag).partition(":")
        if name not in known or (prefix != "x" and not _REVISIONS.match(etree.QName(element.tag).namespace or "")):
            yield "an element"
            continue
        if (element.text and element.text.strip() and name not in _TEXT) or (element.tail and element.tail.strip()):
            yield "a text"
        if not _attributes_known(element):
            yield "an attribute"
        if name != "ext":
            waiting.extend(element)


def loose(root: etree._Element) -> bool:
    """Whether the root of a part has text beside its elements, or an attribute that is not known."""
    return any(text and text.strip() for text in (root.text, *(child.tail for child in root))) or not _attributes_known(root)


def _attributes_known(element: etree._Element) -> bool:
    for attribute, value in element.attrib.items():
        space = etree.QName(attribute).namespace
        known = attribute in _ATTRIBUTES if space is None else short(attribute)[:2] in ("r:", "mc", "xm") or _REVISIONS.match(space)
        if not known or len(value) > 32_767:
            return False
    return True


def only_looks(root: etree._Element) -> bool:
    """Whether a part describes looks alone, as a theme and the style of a chart do: known namespaces, and no text."""
    known = ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://schemas.microsoft.com/office/drawing/2012/chartStyle")
    themes = "http://schemas.microsoft.com/office/thememl/2012/main"
    elements = list(root.iter(etree.Element))
    return all(
        (etree.QName(e.tag).namespace in known or e.tag == f"{{{themes}}}themeFamily") and not (e.text or "").strip() and not (e.tail or "").strip()
        for e in elements
    ) and not any(len(value) > 256 for e in elements for value in e.attrib.values())


def words_in(root: etree._Element) -> Iterator[str]:
    """All words of a part: its texts, and its attributes that hold words."""
    for element in root.iter(etree.Element):
        if element.text and element.text.strip() and re.search(r"[^\W_]{2}", element.text):
            yield element.text
        for attribute in _NAMING & set(element.keys()):
            if element.get(attribute, "").strip():
                yield element.get(attribute, "")
