import Language
public import Tables
import Values

/// The functions that make one value of the rows of a group.
///
/// All skip missing values. A group without a value gives a missing one, but for counts and sums,
/// which give zero. A column of numbers counts true as 1 and false as 0.
public enum Aggregates {
  /// All of them, in the order of help.
  public static let all: [Function] = [
    .count, .sum, .avg, .min, .max, .median, .quantile, .stdev, .variance, .rate, .share, .first,
    .last, .latest, .distinct, .nps, .csat,
  ]

  /// An aggregate by its name.
  public static func named(_ name: String) -> Function? {
    all.first { $0.declaration.name == name }
  }

  /// The small table that the worked examples are computed on.
  public static let exampleRows = Table(
    fields: [
      Field("region", .text), Field("amount", .whole), Field("paid", .truth),
      Field("score", .whole), Field("stars", .whole), Field("day", .date),
    ],
    rows: [
      row("north", 10, true, 10, 5, 1), row("north", 20, false, 9, 4, 3),
      row("south", 30, true, 7, 3, 2), row("south", 40, true, 2, nil, 4),
    ])

  private static func row(
    _ region: String, _ amount: Int64, _ isPaid: Bool, _ score: Int64, _ stars: Int64?,
    _ day: Int32
  ) -> [Value] {
    [
      .text(region), .whole(amount), .truth(isPaid), .whole(score),
      stars.map(Value.whole) ?? .missing, .date(CalendarDate(days: day)),
    ]
  }
}
