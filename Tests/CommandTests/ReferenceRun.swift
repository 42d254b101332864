import Foundation
import TestSupport
import Testing

/// What loy answers as csv, read back as rows of named cells, for tests against reference tables.
enum ReferenceRun {
  /// The rows of the last result of some statements.
  static func rows(
    _ statements: [String], in folder: String? = nil, options: [String] = []
  ) throws -> [[String: String]] {
    let words = statements.flatMap { ["-c", $0] }
    let outcome = try Program.run(
      ["--format", "csv", "--quiet", "--no-config"] + options + words, in: folder)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    return table(outcome.output.components(separatedBy: "\n\n").last ?? "")
  }

  /// The rows of a text of comma-separated values.
  static func table(_ text: String) -> [[String: String]] { CSVText.rows(of: text) }

  /// The rows of a file of the reference folder, when it is there.
  static func expected(_ name: String) throws -> [[String: String]]? {
    guard let path = Reference.path("oracles/metrics/expected/\(name).csv") else { return nil }
    return try table(String(contentsOfFile: path, encoding: .utf8))
  }

  /// What is wrong with a number, nothing when its relative error is within the tolerance, however
  /// small it is.
  static func relativeMiss(
    _ name: String, _ found: String?, _ expected: String?, within tolerance: Double
  ) -> String? {
    guard let value = found.flatMap(Double.init), let wanted = expected.flatMap(Double.init),
      wanted != 0
    else { return "\(name): \(found ?? "none"), expected \(expected ?? "none")" }
    let error = abs(value / wanted - 1)
    return error <= tolerance ? nil : "\(name): \(value), expected \(wanted), off by \(error)"
  }

  /// What is wrong with a number, nothing when it is as near as the tolerance, relative above 1.
  static func miss(
    _ name: String, _ found: String?, _ expected: String?, within tolerance: Double
  ) -> String? {
    let (found, expected) = (found ?? "none", expected ?? "none")
    guard let wanted = Double(expected) else {
      return found == expected || (expected.isEmpty && found.isEmpty)
        ? nil : "\(name): \(found), expected \(expected)"
    }
    guard let value = Double(found) else { return "\(name): \(found), expected \(expected)" }
    let error = abs(value - wanted) / max(abs(wanted), 1e-300)
    return min(error, abs(value - wanted) / 1) <= tolerance || value == wanted
      ? nil : "\(name): \(found), expected \(expected)"
  }
}
