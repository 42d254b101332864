import Bitmaps
import Diagnostics
import Glibc
import Language
import Tables
import Values

/// Functions that put values into bands or order.
enum BandFunctions {
  /// The functions, in the order of help.
  static let all: [Function] = [bucket, bandsOfWidth, quantiles, rank, lag]

  /// Labels carry the number of their band, because groups come in the order of their texts.
  private static let bucket = Function(
    FunctionDeclaration(
      name: "bucket", family: .bands,
      parameters: [
        FunctionDeclaration.Parameter("number", .numbers),
        FunctionDeclaration.Parameter("cut", .numbers, repeats: true, isConstant: true),
      ],
      result: .fixed(ColumnType(.text)),
      summary: "The numbered band between cuts that holds the number, its lower cut included.",
      example: FunctionDeclaration.Example("bucket(100, 100, 500)", "2: 100–500")),
    .row { columns, count throws(EngineError) in
      guard case .decimal(let numbers) = columns[0].decimal else { return columns[0] }
      let cuts = Set(columns.dropFirst().compactMap(\.constantValue.number)).sorted()
      let codes = Lane.map(numbers.values) { number in
        var low = 0
        var high = cuts.count
        while low < high {
          let middle = (low + high) / 2
          if cuts[middle] <= number { low = middle + 1 } else { high = middle }
        }
        return UInt32(low)
      }
      let narrow = Codes(narrowing: codes, distinctCount: cuts.count + 1)
      return Column.text(TextColumn(.coded(narrow, TextPool(labels(of: cuts)))))
        .blanked(at: numbers.missing)
    })

  private static func labels(of cuts: [Double]) -> [String] {
    let words = cuts.map(NumberText.shortest)
    guard let first = words.first, let last = words.last else { return ["1: all"] }
    let inner = zip(words, words.dropFirst()).map { "\($0)–\($1)" }
    let all = ["< \(first)"] + inner + ["≥ \(last)"]
    let width = String(all.count).utf8.count
    return all.enumerated().map { index, label in
      let number = String(index + 1)
      return String(repeating: "0", count: width - number.utf8.count) + "\(number): \(label)"
    }
  }

  private static let bandsOfWidth = Function(
    FunctionDeclaration(
      name: "bands", family: .bands,
      parameters: [
        FunctionDeclaration.Parameter("number", .numbers),
        FunctionDeclaration.Parameter("width", .numbers, isConstant: true),
      ],
      result: .widestNumber,
      summary: "The lower end of the band of a width that holds the number.",
      example: FunctionDeclaration.Example("bands(37, 10)", "30")),
    .row { columns, count throws(EngineError) in
      let width = columns[1].constantValue
      guard count > 0, let size = width.number else {
        return .missing(columns[0].description, count: count)
      }
      guard size > 0, size.isFinite else { throw .notPositive("the width of bands", width) }
      guard case .whole(let column) = columns[0], case .whole(let unit) = width else {
        return columns[0].lowerEnds(ofWidth: size)
      }
      let ends = Lane.map(column.storage.wide) { number -> Int64 in
        let rest = number % unit
        // The band of the least numbers may begin below all numbers; it begins at the least then.
        let end = (number - rest).subtractingReportingOverflow(rest < 0 ? unit : 0)
        return end.overflow ? .min : end.partialValue
      }
      return .wholes(ends, missing: column.missing)
    })
}

extension Column {
  fileprivate func lowerEnds(ofWidth width: Double) -> Column {
    // A width such as 0.1 is 1/10: dividing by ten gives 0.3 where multiplying gives 0.30000000000000004.
    let parts = (1 / width).rounded()
    let isFraction = parts > 1 && Swift.abs(1 / width - parts) < 1e-9 * parts
    return mapDecimals { number in
      let quotient = isFraction ? number * parts : number / width
      let nearest = quotient.rounded()
      // A number on an edge belongs to the band it begins, whatever the last digit says.
      let isEdge = Swift.abs(quotient - nearest) <= 1e-12 * Swift.abs(quotient)
      let band = isEdge ? nearest : quotient.rounded(.down)
      return isFraction ? band / parts + 0 : band * width + 0
    }
  }
}

extension EngineError {
  /// A constant that must be above zero.
  static func notPositive(_ what: String, _ value: Value) -> EngineError {
    EngineError(
      .data(
        Diagnostic(
          code: "E4", message: "\(what) must be above 0, not \(value.plainText)",
          advice: ["write a number above 0, such as 10"], stage: .run)))
  }
}
