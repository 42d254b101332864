import Language
import Synchronization
import Tables
import Testing
import Values
import Work

@testable import Analyses

/// What is left of an answer when someone asks to stop while it is made.
@Suite struct AssociationStopTests {
  /// A run that is asked to stop after so many questions whether it should.
  private func ask(_ asking: AssociationAsking, stopAfter last: Int) -> (Answer?, asked: Int) {
    let asked = Mutex(0)
    var asking = asking
    asking.threads = 1
    asking.stop = StopFlag(outside: {
      asked.withLock { count in
        count += 1
        return count > last
      }
    })
    return (try? asking.ask(), asked.withLock { $0 })
  }

  /// Questions that go on after the search for rules, with what they go on with.
  private static let questions: [(name: String, asking: AssociationAsking)] = {
    func asking(_ options: [String: CheckedOption]) -> AssociationAsking {
      let table = AssociationDepthTests.planted.gathered(at: Array(0..<1_500))
      var asking = AssociationAsking(table: table, options: options)
      asking.items = [3, 7, 8, 12, 15].map { asking.item("b\($0)") }
      asking.options["churners"] = .whole(1)
      return asking
    }
    let all: [String: CheckedOption] = [
      "keep": .word("all"), "top": .word("all"), "max": .whole(4),
    ]
    var (given, groups) = (asking(all), asking(all))
    given.clauses[.given] = [given.item("b1"), given.item("b4")]
    groups.clauses[.by] = [groups.item("b1")]
    return [
      ("tests", asking(all)), ("strata", given), ("groups", groups),
      ("permutations", asking(["adjust": .word("westfall"), "max": .whole(2)])),
      ("draws", asking(["stability": .whole(40), "max": .whole(2)])),
      ("held-out", asking(["holdout": .number(0.5), "alpha": .number(0.5)])),
    ]
  }()

  private func counts(_ answer: Answer) -> [String: String] {
    var counts: [String: String] = [:]
    for row in 0..<answer.table.rowCount {
      let names = ["b1", "customers", "churned", "confidence", "p", "productive_p"]
      let group = answer.table.column("b1")?.value(at: row).plainText ?? ""
      counts[group + answer.table.text("rule", row)] =
        names.filter { answer.table.column($0) != nil }.map { answer.table.text($0, row) }
        .joined(separator: " ")
    }
    return counts
  }

  @Test(arguments: questions.indices)
  func `once rules are found, a wish to stop leaves a part of the answer`(place: Int) throws {
    let (name, asking) = Self.questions[place]
    let (answer, total) = ask(asking, stopAfter: .max)
    let whole = counts(try #require(answer))
    var (partial, silent, wrong): (Int, Int, [String]) = (0, 0, [])
    let stops = (0...8).map { total * $0 / 8 - 1 }
    for last in stops {
      guard let part = ask(asking, stopAfter: last).0 else {
        silent += 1
        if partial > 0 { wrong.append("nothing after \(last) of \(total)") }
        continue
      }
      if part.isPartial { partial += 1 }
      let found = counts(part)
      let isSaid = part.notes.contains { $0.message.contains("stopped before") }
      if isSaid != part.isPartial { wrong.append("not said after \(last)") }
      if found.contains(where: { whole[$0.key] ?? $0.value != $0.value }) {
        wrong.append("other numbers after \(last)")
      }
      if found.isEmpty { wrong.append("empty after \(last)") }
    }
    #expect(wrong == [] && partial > 3 && silent < 6, "\(name): \(partial) of \(total), \(wrong)")
  }
}
