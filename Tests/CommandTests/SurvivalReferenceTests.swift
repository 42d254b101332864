import TestSupport
import Testing

/// `survival` through the command line, against R's `survival` 3.5-3.
struct SurvivalReferenceTests {
  private func telco(_ line: String) throws -> [[String: String]] {
    let path = try #require(Reference.path("oracles/metrics/data/telco_wa_churn.csv"))
    return try ReferenceRun.rows(["load \"\(path)\" as t", line])
  }

  @Test func `the curves of the telephone company are those of survfit`() throws {
    guard let steps = try ReferenceRun.expected("km_telco_contract") else { return }
    let wanted = steps.filter { $0["conf_type"] == "log-log" }
    let found = try telco("survival tenure until churn by contract")
    var misses = found.count == wanted.count ? [] : ["\(found.count) rows of \(wanted.count)"]
    for (row, step) in zip(found, wanted) {
      let label = "\(step["group"] ?? "") \(step["time"] ?? "")"
      for (ours, theirs) in [
        ("time", "time"), ("at_risk", "n_risk"), ("events", "n_event"), ("censored", "n_censor"),
        ("survival", "surv"), ("low", "lower"), ("high", "upper"),
      ] where !(step["surv"] == "1" && ["low", "high"].contains(ours)) {
        misses += [
          ReferenceRun.miss("\(label) \(ours)", row[ours], step[theirs], within: 1e-12)
        ].compactMap { $0 }
      }
    }
    #expect(misses == [])
  }

  @Test func `the footer has R's medians, restricted means and log-rank test`() throws {
    guard let tests = try ReferenceRun.expected("logrank"),
      let means = try ReferenceRun.expected("km_rmst_telco_contract")
    else { return }
    let found = try telco("survival tenure until churn by contract | facts")
    func fact(_ name: String, _ group: String = "") -> String? {
      found.first { $0["name"] == name && $0["group"] ?? "" == group }?["value"]
    }
    var misses: [String?] = []
    let test = tests.first { $0["test"] == "telco~contract" && $0["rho"] == "0" } ?? [:]
    misses.append(ReferenceRun.relativeMiss("chi", fact("log_rank"), test["chisq"], within: 1e-9))
    misses.append(ReferenceRun.relativeMiss("log p", fact("log_p"), test["log_p"], within: 1e-9))
    for row in means where row["tau"] == "72" {
      let group = row["group"] ?? ""
      for (ours, theirs) in [
        ("stays", "records"), ("left", "events"), ("restricted_mean", "rmst"),
        ("median", "median"),
      ] {
        misses.append(
          ReferenceRun.miss(
            "\(group) \(ours)", fact(ours, group) ?? "", row[theirs], within: 1e-9))
      }
    }
    #expect(misses.compactMap { $0 } == [])
  }
}
