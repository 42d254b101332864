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

  @Test func `drivers are those of the Swiss provinces and of the telephone company`()
    throws
  {
    guard let swiss = data("swiss"), let telco = data("telco_wa_churn"),
      let expected = try ReferenceRun.expected("drivers_lmg_johnson")
    else { return }
    let names = "Agriculture, Examination, Education, Catholic, `Infant.Mortality`"
    let derived =
      "derive y = (churn = \"Yes\"), m2m = (contract = \"Month-to-month\"), "
      + "fiber = (internet_service = \"Fiber optic\"), "
      + "echeck = (payment_method = \"Electronic check\")"
    let cases = [
      ("swiss", "load \"\(swiss)\" as s", "drivers Fertility with \(names)"),
      (
        "telco_churn", "load \"\(telco)\" as t",
        derived
          + " | drivers y with m2m, fiber, echeck, tenure, monthly_charges, paperless_billing, senior_citizen"
      ),
    ]
    var misses: [String] = []
    for (name, load, line) in cases {
      let lmg = try ReferenceRun.rows([load, line])
      let johnson = try ReferenceRun.rows([load, line + " rule: johnson"])
      for row in expected where row["dataset"] == name {
        let driver = row["driver"]
        guard let gain = lmg.first(where: { $0["attribute"] == driver }),
          let weight = johnson.first(where: { $0["attribute"] == driver })
        else {
          misses.append("\(name): no \(driver ?? "")")
          continue
        }
        misses += [
          ReferenceRun.miss("lmg", gain["importance"], row["lmg"], within: 1e-9),
          ReferenceRun.miss("share", gain["share"], row["lmg_pct"], within: 1e-9),
          ReferenceRun.miss("weight", weight["importance"], row["relative_weight"], within: 1e-9),
        ].compactMap { $0 }
      }
    }
    #expect(misses == [])
  }

  @Test func `a yes or no outcome has the pseudo-shares of R's logistic model`() throws {
    guard let telco = data("telco_wa_churn"),
      let expected = try ReferenceRun.expected("logit_telco_main_fit")?.first
    else { return }
    let found = try ReferenceRun.rows([
      "load \"\(telco)\" as t",
      """
      derive y = (churn = "Yes"), one = (contract = "One year"), two = (contract = "Two year"), \
      dsl = (internet_service = "DSL"), fiber = (internet_service = "Fiber optic"), \
      mailed = (payment_method = "Mailed check"), \
      bank = (payment_method = "Bank transfer (automatic)"), \
      card = (payment_method = "Credit card (automatic)") | drivers y with female, \
      senior_citizen, partner, dependents, tenure, one, two, dsl, fiber, paperless_billing, mailed, \
      bank, card, monthly_charges | facts
      """,
    ])
    let misses = ["mcfadden", "nagelkerke"].compactMap { name in
      ReferenceRun.miss(
        name, found.first { $0["name"] == name }?["value"], expected[name], within: 1e-9)
    }
    #expect(misses == [])
  }

  @Test func `first spells have the incidences of a slow twin`() throws {
    guard let path = data("subs_first_spells") else { return }
    let table = try ReferenceRun.table(String(contentsOfFile: path, encoding: .utf8))
    let spells = table.map { (Int($0["time"] ?? "") ?? -1, Int($0["cause"] ?? "") ?? -1) }
    var (survival, incidence) = (1.0, [Double](repeating: 0, count: 4))
    for day in 0...90 {
      let risk = Double(spells.count { $0.0 >= day })
      let ends = (1...3).map { cause in Double(spells.count { $0.0 == day && $0.1 == cause }) }
      guard risk > 0 else { break }
      for cause in 1...3 { incidence[cause] += survival * ends[cause - 1] / risk }
      survival *= 1 - ends.reduce(0, +) / risk
    }
    // A time ends on the day of its event, which the view on the next day sees; censored ones are
    // still there and began that long ago.
    let folder = try TemporaryFolder()
    var text = "id,joined,ended,reason\n"
    let reasons = ["", "voluntary", "card", "pause"]
    let view = Date(timeIntervalSince1970: 1_700_000_000)
    let days = ISO8601DateFormatter()
    days.formatOptions = [.withFullDate]
    let asof = view.addingTimeInterval(86_400)
    for (place, spell) in spells.enumerated() {
      let last = spell.1 == 0 ? asof : view
      let start = days.string(from: last.addingTimeInterval(-86_400 * Double(spell.0)))
      let end = spell.1 == 0 ? "" : days.string(from: view)
      text += "\(place),\(start),\(end),\(reasons[max(0, min(spell.1, 3))])\n"
    }
    try folder.write(text, to: "spells.csv")
    let found = try ReferenceRun.rows(
      [
        "load \"spells.csv\" as s", "set asof \(days.string(from: asof))",
        "losses reason from joined to ended at: 90 | facts",
      ], in: folder.path)
    let misses = (1...3).compactMap { cause -> String? in
      let row = found.first { $0["name"] == "incidence" && $0["group"] == "kind \(reasons[cause])" }
      return ReferenceRun.miss(reasons[cause], row?["value"], "\(incidence[cause])", within: 1e-12)
    }
    #expect(misses == [])
  }
}
