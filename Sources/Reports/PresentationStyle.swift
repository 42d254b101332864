/// How results look: their format, and what the place they go to can show.
public struct PresentationStyle: Hashable, Sendable {
  /// `table`, or the name of a format that can be written.
  public var format: String
  /// The cells a line may take, or nothing when there is no limit.
  public var width: Int?
  /// Whether colours may be used.
  public var usesColor: Bool
  /// Whether only ASCII is drawn.
  public var isAccessible: Bool
  /// Whether notes and reports are left out.
  public var isQuiet: Bool
  /// The most rows of a table that are shown.
  public var rowLimit: Int

  /// Creates a style.
  public init(
    format: String = "table", width: Int? = nil, usesColor: Bool = false,
    isAccessible: Bool = false, isQuiet: Bool = false, rowLimit: Int = 40
  ) {
    self.format = format
    self.width = width
    self.usesColor = usesColor
    self.isAccessible = isAccessible
    self.isQuiet = isQuiet
    self.rowLimit = rowLimit
  }

  /// Whether results are tables for a person.
  public var isTable: Bool { format == "table" }

  /// The cells that reports and footers take: those of the screen, or a page's width without one.
  var reportWidth: Int { width ?? 100 }

  /// A text of less weight.
  func dimmed(_ text: String) -> String { colored(text, "2") }

  /// The names of columns.
  func strong(_ text: String) -> String { colored(text, "1") }

  /// An error: its first line stands out.
  func alarmed(_ text: String) -> String {
    guard usesColor, let end = text.firstIndex(of: "\n") else { return colored(text, "31") }
    return colored(String(text[..<end]), "31") + text[end...]
  }

  private func colored(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
