import Foundation
import TestSupport
import Testing

/// Verbs of loyalty through the command line, against the fixtures of the reference folder.
struct LoyaltyFixtureTests {
  private func data(_ name: String) -> String? {
    Reference.path("oracles/metrics/data/\(name).csv")
  }

  @Test func `health scores, coverage and bands are those of the fixture`() throws {
    guard let path = data("health_fixture"),
      let expected = try ReferenceRun.expected("health_fixture")
    else { return }
    let start = ["load \"\(path)\" as h", "role customer = id", "segment unpaid = payment = 0"]
    let line = "h | health usage, support, nps, payment weights: 40, 20, 20, 20"
    let plain = try ReferenceRun.rows(start + [line])
    let forced = try ReferenceRun.rows(start + [line + " override: unpaid"])
    let tiers = ["poor": "red", "average": "yellow", "good": "green", "": ""]
    var misses: [String] = []
    for (place, row) in expected.enumerated() {
      let (found, other) = (plain[place], forced[place])
      misses += [
        ReferenceRun.miss("score", found["score"], row["score"], within: 1e-12),
        ReferenceRun.miss("coverage", found["coverage"], row["coverage"], within: 1e-12),
      ].compactMap { $0 }
      if tiers[found["health"] ?? "none"] != row["band_without_override"]
        || tiers[other["health"] ?? "none"] != row["band"] || found["customer"] != row["id"]
      {
        misses.append("\(row["id"] ?? "")")
      }
    }
    #expect(misses == [] && plain.count == expected.count)
  }

  @Test func `gaps, opportunities and quadrants are those of the fixture`() throws {
    guard let path = data("ipa_fixture"), let expected = try ReferenceRun.expected("ipa_fixture")
    else { return }
    let found = try ReferenceRun.rows([
      "load \"\(path)\" as i", "quadrants importance, satisfaction by attribute",
    ])
    let misses = expected.flatMap { row -> [String] in
      guard let ours = found.first(where: { $0["attribute"] == row["attribute"] }) else {
        return ["no \(row["attribute"] ?? "")"]
      }
      return ["importance", "satisfaction", "gap", "opportunity"].compactMap {
        ReferenceRun.miss($0, ours[$0], row[$0], within: 1e-12)
      } + (ours["quadrant"] == row["quadrant_mean_crosshair"] ? [] : ["\(ours)"])
    }
    #expect(misses == [])
  }
}
