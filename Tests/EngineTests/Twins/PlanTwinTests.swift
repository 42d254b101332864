import Foundation
import Formats
import Language
import Tables
import Testing
import Values

@testable import Engine

/// Random plans through the engine, through its slow twin and through SQLite.
///
/// `LOY_TWIN_PLANS=10000` runs so many; a plan is known by its seed, which a failure prints.
@Suite struct PlanTwinTests {
  private static var count: Int {
    ProcessInfo.processInfo.environment["LOY_TWIN_PLANS"].flatMap { Int($0) } ?? 300
  }

  @Test func `Random plans have one answer in three engines`() throws {
    var failures: [String] = []
    var compared = 0
    for seed in 0..<UInt64(PlanTwinTests.count) {
      var pipelines = RandomPipelines(seed: seed)
      let plan = pipelines.plan()
      switch try PlanTwinTests.outcome(of: plan) {
      case .same: compared += 1
      case .overflow: break
      case .different(let words):
        failures.append("seed \(seed): \(words) in \(PlanTwinTests.words(plan))")
      }
    }
    print("random plans: \(compared) of \(PlanTwinTests.count) with an answer, all compared")
    #expect(failures.prefix(5) == [], "\(failures.count) of \(PlanTwinTests.count) plans")
    #expect(compared * 10 > PlanTwinTests.count * 8, "most plans have an answer")
  }

  private static func words(_ plan: Plan) -> String {
    ([plan.operatorText] + plan.inputs.map(words)).joined(separator: "; ")
  }

  private enum Outcome {
    case same
    /// A whole number did not fit, so that there is no answer to compare.
    case overflow
    case different(String)
  }

  private static func outcome(of plan: Plan) throws -> Outcome {
    let expected: [[Value]]
    do { expected = try PlanTwin.rows(of: plan) } catch is RowInterpreter.Overflow {
      return .overflow
    }
    for rewrites in [true, false] {
      let found: [[Value]]
      do throws(EngineError) {
        found = try MemoryEngine(rewrites: rewrites).run(plan).table.rows
      } catch { return .different("the engine has no answer: \(error)") }
      if let words = difference(found, expected) {
        return .different("engine\(rewrites ? "" : " without rewrites") and twin: \(words)")
      }
    }
    var sql = try PlanSQL()
    do {
      let found = try sql.rows(of: plan)
      if let words = difference(found, expected) { return .different("SQLite and twin: \(words)") }
    } catch let error as SQLiteError {
      // SQLite adds up in 64 bits on the way, even when the sum of all fits.
      return error.words == "integer overflow" ? .overflow : .different(error.words)
    }
    return .same
  }

  /// Where two results differ; decimal numbers may in their last digits.
  private static func difference(_ found: [[Value]], _ expected: [[Value]]) -> String? {
    guard found.count == expected.count else { return "\(found.count), \(expected.count) rows" }
    for (row, (left, right)) in zip(found, expected).enumerated() where !same(left, right) {
      return "row \(row): \(left), \(right)"
    }
    return nil
  }

  private static func same(_ left: [Value], _ right: [Value]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { a, b in
        guard case .decimal(let x) = a, case .decimal(let y) = b else { return a == b }
        return x == y || abs(x - y) <= 1e-9 * max(abs(x), abs(y))
      }
  }
}
