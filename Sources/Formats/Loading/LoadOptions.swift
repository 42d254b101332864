/// What a person says about a file; everything left open is found out.
public struct LoadOptions: Sendable, Hashable {
  /// Some columns, by name or all of them.
  public enum Columns: Sendable, Hashable {
    /// The named ones.
    case named([String])
    /// Every column.
    case all

    /// No column.
    public static let none = Columns.named([])
  }

  /// The order of day and month where the year stands last.
  public enum DateOrder: String, Sendable, Hashable {
    /// Day before month.
    case day
    /// Month before day.
    case month
  }

  /// What encloses cells that hold delimiters.
  public enum Quote: Sendable, Hashable {
    /// This byte.
    case byte(UInt8)
    /// Nothing: quotes are ordinary characters.
    case none
  }

  /// More texts for missing values.
  public var blank: [String] = []
  /// The columns to read as numbers.
  public var number = Columns.none
  /// The columns to read as text.
  public var text = Columns.none
  /// The columns to read as dates.
  public var date = Columns.none
  /// The order of day and month.
  public var dates: DateOrder?
  /// What stands between cells.
  public var delimiter: UInt8?
  /// What encloses cells.
  public var quote: Quote?
  /// Whether the first line holds names.
  public var header: Bool?
  /// The number of lines before the header or the first row.
  public var skip: Int?
  /// The decimal mark.
  public var decimal: UInt8?
  /// The name of the encoding.
  public var encoding: String?
  /// Whether anything that would be rejected refuses the whole file.
  public var strict = false
  /// The table of a database to read.
  public var table: String?
  /// The sheet of a workbook to read, by its name or its place.
  public var sheet: String?
  /// Whether each line is a basket; the extension says when nothing else does.
  public var basket: Bool?
  /// The name of the format, instead of the one the extension says.
  public var format: String?

  /// Leaves everything open.
  public init() {}
}
