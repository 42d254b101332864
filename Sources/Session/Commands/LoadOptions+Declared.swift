import Formats
import Language

extension LoadOptions {
  /// The options of `load`, as data.
  static let declared: [OptionDeclaration] = [
    OptionDeclaration("blank", .texts, summary: "More texts that stand for a missing value."),
    OptionDeclaration("number", .columns, summary: "Columns to read as numbers."),
    OptionDeclaration("text", .columns, summary: "Columns to read as text, or `all`."),
    OptionDeclaration("date", .columns, summary: "Columns to read as dates."),
    OptionDeclaration(
      "dates", .word(["day", "month"]), summary: "Whether the day or the month comes first."),
    OptionDeclaration("delimiter", .text, summary: "What stands between cells."),
    OptionDeclaration("quote", .text, summary: "What encloses cells; \"\" for nothing."),
    OptionDeclaration(
      "header", .word(["yes", "no"]), summary: "Whether the first line holds names."),
    OptionDeclaration(
      "skip", .whole(0...1_000_000, or: []), summary: "Lines to pass over before the header."),
    OptionDeclaration("encoding", .text, summary: "The encoding of the file."),
    OptionDeclaration("decimal", .text, summary: "The decimal mark, \".\" or \",\"."),
    OptionDeclaration(
      "strict", .word(["yes", "no"]), standard: "no",
      summary: "Refuse the file when anything would be rejected."),
    OptionDeclaration("table", .title, summary: "The table of an SQLite database."),
    OptionDeclaration(
      "basket", .word(["yes", "no"]),
      summary: "One basket a line: a row for each item, with the columns basket and item."),
    OptionDeclaration(
      "format", .word(["csv", "tsv", "json", "jsonl"]),
      summary: "The format, whatever the name says."),
  ]

  /// Reads checked options.
  init(_ checked: [String: [CheckedOption]]) {
    self.init()
    func texts(_ name: String) -> [String] { (checked[name] ?? []).compactMap(\.words) }
    blank = texts("blank")
    number = Columns(texts("number"))
    text = Columns(texts("text"))
    date = Columns(texts("date"))
    dates = texts("dates").first.flatMap(DateOrder.init)
    delimiter = texts("delimiter").first.flatMap(\.markByte)
    quote = texts("quote").first.map { $0.utf8.first.map(Quote.byte) ?? .none }
    header = texts("header").first.map { $0 == "yes" }
    if case .whole(let count)? = checked["skip"]?.first { skip = count }
    encoding = texts("encoding").first
    decimal = texts("decimal").first.flatMap { $0.utf8.first }
    strict = texts("strict").first == "yes"
    table = texts("table").first
    basket = texts("basket").first.map { $0 == "yes" }
    format = texts("format").first
  }
}

extension LoadOptions.Columns {
  fileprivate init(_ names: [String]) {
    self = names == ["all"] ? .all : .named(names)
  }
}

extension CheckedOption {
  /// The value as words, when it is a word, text or column.
  fileprivate var words: String? {
    switch self {
    case .word(let word), .text(let word), .column(let word), .expression(let word, _): word
    default: nil
    }
  }
}

extension String {
  /// The byte of a mark between cells; `tab` names the one that is hard to type.
  fileprivate var markByte: UInt8? {
    self == "tab" ? UInt8(ascii: "\t") : utf8.first
  }
}
