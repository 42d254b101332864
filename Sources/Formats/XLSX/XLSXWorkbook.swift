import Tables
import Values

/// What a workbook says of itself: its sheets, formats and shared texts.
struct XLSXWorkbook {
  /// A sheet of cells.
  struct Sheet: Hashable {
    /// Its name.
    let name: String
    /// Whether it is hidden.
    let isHidden: Bool
    /// The part that holds its cells.
    let part: String
  }

  /// The sheets of cells in their order.
  let sheets: [Sheet]
  /// Whether days are counted from 1904 instead of 1900.
  let startsIn1904: Bool
  /// What the cells of each style are.
  let styles: [XLSXNumberFormat]
  /// The texts that cells share.
  let texts: TextPool

  /// Reads all parts but the sheets.
  init(_ archive: XLSXArchive) throws(XLSXArchive.Fault) {
    let root = XLSXRelations(folder: "")
    try archive.read("_rels/.rels", root)
    let part = root.first(ofType: "officeDocument") ?? "xl/workbook.xml"
    let (folder, file) = Files.split(part)
    let list = XLSXSheetList()
    try archive.read(part, list)
    let relations = XLSXRelations(folder: folder)
    try archive.read("\(folder)/_rels/\(file).rels", relations)
    startsIn1904 = list.startsIn1904
    sheets = list.entries.compactMap { entry in
      guard let relation = relations.all[entry.relation], relation.type == "worksheet" else {
        return nil
      }
      return Sheet(name: entry.name, isHidden: entry.isHidden, part: relation.target)
    }
    let formats = XLSXStyles()
    if let part = relations.first(ofType: "styles") { try archive.read(part, formats) }
    styles = formats.styles
    let shared = XLSXSharedTexts()
    if let part = relations.first(ofType: "sharedStrings") { try archive.read(part, shared) }
    texts = shared.pool
  }
}

/// Follows a part of relations: which part has which identifier.
final class XLSXRelations: XMLFollower {
  /// The type, as the last part of its address, and the part of each identifier.
  private(set) var all: [String: (type: String, target: String)] = [:]
  private var order: [String] = []
  private let folder: String
  let isDone = false

  /// Starts with none; targets are relative to a folder of the archive.
  init(folder: String) { self.folder = folder }

  /// The part of the first relation of a type.
  func first(ofType type: String) -> String? {
    order.lazy.compactMap { self.all[$0] }.first { $0.type == type }?.target
  }

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"]
    else { return }
    let type = Files.split(attributes["Type"] ?? "").name
    all[id] = (type, XLSXRelations.path(target, in: folder))
    order.append(id)
  }

  func end(_ name: String) {}
  func text(_ bytes: Span<UInt8>) {}

  private static func path(_ target: String, in folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/").map(String.init).filter { $0 != "." }
    for part in target.split(separator: "/").map(String.init) {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}

/// Follows the part that lists the sheets.
final class XLSXSheetList: XMLFollower {
  /// The sheets of all kinds in their order.
  private(set) var entries: [(name: String, isHidden: Bool, relation: String)] = []
  /// Whether days are counted from 1904.
  private(set) var startsIn1904 = false
  let isDone = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    if name == "workbookPr" {
      startsIn1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    } else if name == "sheet", let title = attributes["name"], let id = attributes["id"] {
      let state = attributes["state"] ?? "visible"
      entries.append((title, state != "visible", id))
    }
  }

  func end(_ name: String) {}
  func text(_ bytes: Span<UInt8>) {}
}

/// Follows the texts that cells share; of each the text without its phonetic reading.
final class XLSXSharedTexts: XMLFollower {
  /// The texts.
  private(set) var pool = TextPool()
  private var current = XLSXRichText()
  /// Whether the texts do not fit into memory as one pool; what follows is left out.
  private(set) var isDone = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    if name == "si" { current = XLSXRichText() } else { current.start(name) }
  }

  func end(_ name: String) {
    guard name == "si" else { return current.end(name) }
    let bytes = current.bytes
    if pool.hasRoom(for: bytes.count) { pool.append(bytes) } else { isDone = true }
  }

  func text(_ bytes: Span<UInt8>) { current.add(bytes) }
}

/// A text that may be made of runs with their own fonts.
struct XLSXRichText {
  private var raw: [UInt8] = []
  private var isText = false
  private var phoneticDepth = 0

  /// An element inside of the text begins.
  mutating func start(_ name: String) {
    if name == "t" { isText = phoneticDepth == 0 }
    if name == "rPh" { phoneticDepth += 1 }
  }

  /// An element inside of the text ends.
  mutating func end(_ name: String) {
    if name == "t" { isText = false }
    if name == "rPh" { phoneticDepth -= 1 }
  }

  /// Adds characters when they are part of the text.
  mutating func add(_ bytes: Span<UInt8>) {
    if isText { raw.append(copying: bytes) }
  }

  /// The text, with `_x000D_` as the character it stands for (ECMA-376, ST_Xstring).
  var bytes: [UInt8] {
    guard raw.contains(UInt8(ascii: "_")) else { return raw }
    var made: [UInt8] = []
    var position = 0
    while position < raw.count {
      if let scalar = escape(at: position) {
        made += String(Character(scalar)).utf8
        position += 7
      } else {
        made.append(raw[position])
        position += 1
      }
    }
    return made
  }

  private func escape(at start: Int) -> Unicode.Scalar? {
    guard start + 7 <= raw.count, raw[start] == UInt8(ascii: "_"),
      raw[start + 1] == UInt8(ascii: "x"), raw[start + 6] == UInt8(ascii: "_")
    else { return nil }
    let digits = String(decoding: raw[(start + 2)..<(start + 6)], as: UTF8.self)
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }
}
