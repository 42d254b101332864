/// A workbook of one sheet, written by hand.
struct TinyWorkbook {
  /// The file.
  let bytes: [UInt8]

  /// Makes a workbook of the rows of a sheet.
  init(_ rows: String, styles: String = "", properties: String = "", doctype: String = "") {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    func relations(_ all: [(id: String, type: String, target: String)]) -> String {
      "<Relationships>"
        + all.map {
          "<Relationship Id=\"\($0.id)\" Type=\"\(relation)\($0.type)\" Target=\"\($0.target)\"/>"
        }.joined() + "</Relationships>"
    }
    bytes =
      TinyArchive([
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", relations([("a", "officeDocument", "xl/workbook.xml")])),
        (
          "xl/workbook.xml",
          "<workbook xmlns:r=\"r\">\(properties)<sheets><sheet name=\"S\" r:id=\"b\"/></sheets>"
            + "</workbook>"
        ),
        (
          "xl/_rels/workbook.xml.rels",
          relations([("b", "worksheet", "s.xml"), ("c", "styles", "/xl/styles.xml")])
        ),
        ("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"),
        ("xl/s.xml", "\(doctype)<worksheet><sheetData>\(rows)</sheetData></worksheet>"),
      ]).bytes
  }
}

/// A zip archive whose parts are stored as they are (PKWARE, APPNOTE 4.3).
struct TinyArchive {
  /// The file.
  private(set) var bytes: [UInt8] = []

  /// Makes an archive of named texts.
  init(_ parts: [(name: String, text: String)], isLocked: Bool = false) {
    var directory: [UInt8] = []
    for part in parts {
      let (name, text) = (Array(part.name.utf8), Array(part.text.utf8))
      let start = UInt32(bytes.count)
      let flags: UInt16 = isLocked ? 1 : 0
      let sizes =
        word(TinyArchive.checksum(text)) + word(UInt32(text.count)) + word(UInt32(text.count))
      let head =
        half(20) + half(flags) + half(0) + half(0) + half(0) + sizes + half(UInt16(name.count))
      bytes += word(0x0403_4B50) + head + half(0) + name + text
      directory += word(0x0201_4B50) + half(20) + head + half(0) + half(0) + half(0) + half(0)
      directory += word(0) + word(start) + name
    }
    let count = UInt16(parts.count)
    let start = UInt32(bytes.count)
    bytes += directory + word(0x0605_4B50) + half(0) + half(0) + half(count) + half(count)
    bytes += word(UInt32(directory.count)) + word(start) + half(0)
  }

  private func half(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }

  private func word(_ number: UInt32) -> [UInt8] {
    half(UInt16(number & 0xFFFF)) + half(UInt16(number >> 16))
  }

  /// CRC-32 as zip takes it (reflected polynomial EDB88320).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }
}
