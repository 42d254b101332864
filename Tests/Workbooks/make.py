"""Makes the workbooks of this folder with openpyxl 3.1.5 and XlsxWriter, and says what openpyxl reads.

    pip install openpyxl==3.1.5 XlsxWriter==3.3.1 && python3 make.py

The files are small and kept in the project; the tests hold what is expected of them.
"""

import datetime as dt
import zipfile

import openpyxl
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904


def customers():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sales"
    sheet.append(["customer", "joined", "seen", "spend", "share", "vip", "code", "city", "opens"])
    day, moment = dt.date(2025, 1, 31), dt.datetime(2025, 2, 1, 10, 20, 30, 500000)
    rows = [
        ["Ana", day, moment, 12.5, 0.05, True, "007", "Zagreb", dt.time(9, 30)],
        ["Bo", dt.date(1900, 1, 1), dt.datetime(1900, 3, 1), 7, 0.125, False, "12", "上海", dt.time(17, 0, 5)],
        ["NA", None, None, None, None, None, None, "", None],
        ["Cé", dt.date(1900, 2, 28), dt.datetime(2099, 12, 31, 23, 59, 59), -0.1, 1, True, "0x1", "a & <b>", dt.time(0, 0)],
    ]
    for row in rows:
        sheet.append(row)
    for row in sheet.iter_rows(min_row=2):
        row[1].number_format = "dd.mm.yyyy"
        row[2].number_format = "yyyy-mm-dd hh:mm:ss"
        row[4].number_format = "0.0%"
    other = book.create_sheet("Notes 2025")
    other.append(["only", "words"])
    other.append(["x", "y"])
    hidden = book.create_sheet("secret")
    hidden.sheet_state = "hidden"
    hidden["A1"] = 1
    book.create_sheet("empty")
    book.save("customers.xlsx")


def layout():
    """Notes and blank rows above, blank columns before, hidden and merged cells, errors, formulas."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["B2"] = "Report of March"
    for column, name in enumerate(["region", "sold", "left", "rate", ""], start=3):
        sheet.cell(5, column, name or None)
    values = [["north", 10, 1, "=E6/D6", None], ["south", "#N/A", 2, "=1/0", "extra"], ["east", "#DIV/0!", None, None, None]]
    for row, line in zip([6, 8, 9], values):
        for column, value in enumerate(line, start=3):
            sheet.cell(row, column, value)
    sheet.row_dimensions[8].hidden = True
    sheet.column_dimensions["E"].hidden = True
    sheet.merge_cells("C10:C11")
    sheet["C10"] = "west"
    sheet["D10"] = 4
    sheet["D11"] = 5
    book.save("layout.xlsx")


def mac():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.append(["day"])
    sheet.append([dt.date(2025, 1, 31)])
    sheet.append([dt.date(1904, 1, 2)])
    book.save("mac1904.xlsx")


def writer():
    """Another writer: inline texts, a formula with its value, rich text, numbers as text, no header."""
    book = xlsxwriter.Workbook("writer.xlsx", {"in_memory": True})
    sheet = book.add_worksheet("Q1 'x' & co")
    bold, hours = book.add_format({"bold": True}), book.add_format({"num_format": "[h]:mm:ss"})
    kuna = book.add_format({"num_format": '#,##0.00 "kn d"'})
    sheet.write_row(0, 0, ["id", "sum", "rich", "hours", "price", "text", "mixed"])
    for row in range(1, 4):
        sheet.write_number(row, 0, 9007199254740000 + row)
        sheet.write_formula(row, 1, f"=A{row + 1}*2", value=row * 2)
        sheet.write_rich_string(row, 2, "plain ", bold, "bold", " end")
        sheet.write_number(row, 3, 1.5 * row, hours)
        sheet.write_number(row, 4, 1234.5 * row, kuna)
        sheet.write_string(row, 5, str(row * 10))
    sheet.write_number(1, 6, 1)
    sheet.write_string(2, 6, "k.A.")
    sheet.write_number(3, 6, 2.5)
    book.close()


def plain():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(1, 4):
        sheet.append([row, f"c{row}", row / 4])
    book.save("noheader.xlsx")


def stable(name):
    """Packs a workbook again with a fixed time, so that the same script makes the same bytes."""
    with zipfile.ZipFile(name) as old:
        parts = [(info.filename, old.read(info.filename)) for info in old.infolist()]
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as new:
        for part, data in parts:
            if part != "docProps/core.xml":
                new.writestr(zipfile.ZipInfo(part, (2025, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    for make in (customers, layout, mac, writer, plain):
        make()
    for name in ("customers", "layout", "mac1904", "writer", "noheader"):
        stable(f"{name}.xlsx")
        for sheet in openpyxl.load_workbook(f"{name}.xlsx", data_only=True):
            print(name, sheet.title, [[cell.value for cell in row] for row in sheet.iter_rows()])
