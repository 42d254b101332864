import Statistics
import Testing

/// Curves, quantiles, means and tests against R's `survival` 3.5-3.
@Suite struct SurvivalReferenceTests {
  /// A data set of the reference folder: its file, the time, the event and the group.
  struct Data: Sendable {
    let name: String
    let file: String
    let time: String
    let event: String
    let group: String?
    let label: String

    init(
      _ name: String, _ file: String, _ time: String, _ event: String, by group: String? = nil,
      label: String = ""
    ) {
      (self.name, self.file, self.time, self.event) = (name, file, time, event)
      (self.group, self.label) = (group, label)
    }

    /// The life table of each group, by its name; `all` without groups.
    func tables() throws -> [String: LifeTable]? {
      guard let data = try ReferenceTable("oracles/metrics/data/\(file).csv") else { return nil }
      let labels = data.indices.map { row in group.map { data.text(row, $0) } ?? "all" }
      let distinct = Set(labels).sorted()
      let events = data.indices.map { row -> Int in
        ["Yes", "1"].contains(data.text(row, event)) ? 1 : 0
      }
      let tables = LifeTable.groups(
        times: data.numbers(time), causes: events,
        groups: labels.map { distinct.firstIndex(of: $0) ?? 0 }, count: distinct.count)
      return Dictionary(uniqueKeysWithValues: zip(distinct, tables))
    }
  }

  static let telco = "telco_wa_churn"
  static let curves = [
    Data("waltons_all", "waltons_dataset", "T", "E"),
    Data("waltons_group", "waltons_dataset", "T", "E", by: "group"),
    Data("rossi_all", "rossi", "week", "arrest"),
    Data("rossi_fin", "rossi", "week", "arrest", by: "fin"),
    Data("telco_all", telco, "tenure", "churn"),
    Data("telco_contract", telco, "tenure", "churn", by: "contract"),
    Data("telco_internet", telco, "tenure", "churn", by: "internet_service"),
  ]
  static let methods: [String: KaplanMeier.Method] = [
    "plain": .plain, "log": .log, "log-log": .logLog, "logit": .logit, "arcsin": .arcsine,
  ]

  @Test(arguments: curves.map(\.name))
  func `every curve with each of its intervals equals R's`(name: String) throws {
    let data = try #require(Self.curves.first { $0.name == name })
    guard let tables = try data.tables(),
      let reference = try ReferenceTable("oracles/metrics/expected/km_\(name).csv")
    else { return }
    let curves = tables.mapValues { KaplanMeier($0) }
    var comparison = Comparison()
    for row in reference.indices {
      let curve = curves[reference.text(row, "group")] ?? curves["all"]
      let method = try #require(Self.methods[reference.text(row, "conf_type")])
      let time = reference.number(row, "time")
      let step = curve?.step(at: time)
      let ends = step?.interval(method)
      let numbers: [(String, Double?)] = [
        ("n_risk", step?.atRisk), ("n_event", step?.events), ("n_censor", step?.censored),
        ("surv", step?.survival), ("se_greenwood", step?.standardError),
        ("lower", ends?.low), ("upper", ends?.high), ("na_cumhaz", step?.cumulativeHazard),
        ("na_se", step?.hazardError),
      ]
      for (column, value) in numbers {
        comparison.check(
          "\(name) \(row) \(column)", value, reference.number(row, column), within: 1e-12,
          floor: 1)
      }
    }
    #expect(comparison.misses.prefix(5) == [] && comparison.compared > 0)
  }

  @Test(arguments: curves.map(\.name))
  func `every quantile and restricted mean equals R's`(name: String) throws {
    let data = try #require(Self.curves.first { $0.name == name })
    guard let tables = try data.tables(),
      let quantiles = try ReferenceTable("oracles/metrics/expected/km_quantiles_\(name).csv"),
      let means = try ReferenceTable("oracles/metrics/expected/km_rmst_\(name).csv")
    else { return }
    let curves = tables.mapValues { KaplanMeier($0) }
    var misses: [String] = []
    for row in quantiles.indices {
      let curve = try #require(curves[quantiles.text(row, "group")] ?? curves["all"])
      let method = try #require(Self.methods[quantiles.text(row, "conf_type")])
      let found = curve.quantile(quantiles.number(row, "prob_failed"), method)
      for (column, value) in [
        ("quantile", found.time), ("lower", found.low), ("upper", found.high),
      ] where value != Double(quantiles.text(row, column)) {
        misses.append("\(row) \(column): \(value ?? .nan), \(quantiles.text(row, column))")
      }
    }
    var comparison = Comparison()
    for row in means.indices {
      let curve = try #require(curves[means.text(row, "group")] ?? curves["all"])
      let mean = curve.restrictedMean(to: means.number(row, "tau"))
      comparison.check("\(row)", mean?.value, means.number(row, "rmst"), within: 1e-9)
      comparison.check("\(row)", mean?.standardError, means.number(row, "se"), within: 1e-9)
    }
    #expect(misses.prefix(5) == [])
    #expect(comparison.misses == [])
  }

  @Test func `landmarks and edge cases equal R's`() throws {
    guard let tables = try Self.curves[5].tables(),
      let marks = try ReferenceTable(
        "oracles/metrics/expected/km_landmarks_telco_contract_loglog.csv"),
      let data = try ReferenceTable("oracles/metrics/data/km_edge_cases.csv"),
      let cases = try ReferenceTable("oracles/metrics/expected/km_edge_cases.csv"),
      let medians = try ReferenceTable("oracles/metrics/expected/km_edge_medians.csv")
    else { return }
    var comparison = Comparison()
    for row in marks.indices {
      let step = tables[marks.text(row, "group")].map { KaplanMeier($0) }?
        .landmark(at: marks.number(row, "time"))
      comparison.check("\(row)", step?.atRisk, marks.number(row, "n_risk"), within: 1e-12)
      comparison.check("\(row)", step?.standardError, marks.number(row, "se"), within: 1e-12)
      comparison.check("\(row)", step?.survival, marks.number(row, "surv"), within: 1e-12)
      // At 1 the scale has no interval; R gives the point itself.
      let ends = step.flatMap { $0.survival < 1 ? $0.interval() : Interval(low: 1, high: 1) }
      comparison.check(
        "\(row)", ends?.low, marks.number(row, "lower"), within: 1e-12)
      comparison.check(
        "\(row)", ends?.high, marks.number(row, "upper"), within: 1e-12)
    }
    func curve(_ name: String) -> KaplanMeier {
      let rows = data.indices.filter { data.text($0, "case") == name }
      return KaplanMeier(
        LifeTable(
          times: rows.map { data.number($0, "time") }, causes: rows.map { data.count($0, "event") })
      )
    }
    for row in cases.indices {
      let method = try #require(Self.methods[cases.text(row, "conf_type")])
      let step = curve(cases.text(row, "case")).step(at: cases.number(row, "time"))
      comparison.check("case \(row)", step?.survival, cases.number(row, "surv"), within: 1e-14)
      let ends = step?.interval(method)
      comparison.check("case \(row)", ends?.low, cases.number(row, "lower"), within: 1e-14)
      comparison.check("case \(row)", ends?.high, cases.number(row, "upper"), within: 1e-14)
    }
    #expect(comparison.misses == [])
    let wrong = try medians.indices.filter { row in
      let method = try #require(Self.methods[medians.text(row, "conf_type")])
      let found = curve(medians.text(row, "case")).quantile(0.5, method)
      return found.time != Double(medians.text(row, "median"))
        || found.low != Double(medians.text(row, "median_lo"))
        || found.high != Double(medians.text(row, "median_hi"))
    }
    #expect(wrong.map { medians.text($0, "case") + medians.text($0, "conf_type") } == [])
  }

  @Test func `log-rank tests of both weights equal R's`() throws {
    guard let reference = try ReferenceTable("oracles/metrics/expected/logrank.csv") else { return }
    let files = [
      "waltons": ("waltons_dataset", "T", "E"), "rossi": ("rossi", "week", "arrest"),
      "telco": (Self.telco, "tenure", "churn"),
    ]
    var comparison = Comparison()
    var tested: [String: LogRank] = [:]
    for row in reference.indices {
      let parts = reference.text(row, "test").split(separator: "~").map(String.init)
      guard parts.count == 2, let file = files[parts[0]], !parts[1].contains("strata") else {
        continue
      }
      let rho = reference.number(row, "rho")
      let data = Data(
        "", file.0, file.1, file.2, by: parts[1] == "internet" ? "internet_service" : parts[1])
      guard let tables = try data.tables() else { continue }
      let names = tables.keys.sorted()
      let key = "\(parts) \(rho)"
      let test = tested[key] ?? LogRank(names.compactMap { tables[$0] }, rho: rho)
      tested[key] = test
      let name = reference.text(row, "group").split(separator: "=", maxSplits: 1).last.map(
        String.init)
      guard let name, let place = names.firstIndex(of: name) else {
        Issue.record("no group \(reference.text(row, "group"))")
        continue
      }
      let numbers: [(String, Double?)] = [
        ("observed", test.observed[place]), ("expected", test.expected[place]),
        ("var_ii", test.covariances[place, place]), ("chisq", test.test?.statistic),
        ("log_p", test.test?.logP), ("df", Double(test.degrees)),
      ]
      for (column, value) in numbers {
        comparison.check(
          "\(key) \(name) \(column)", value, reference.number(row, column), within: 1e-9,
          floor: column == "chisq" || column == "log_p" ? 1e-6 : 0)
      }
    }
    #expect(comparison.misses == [])
    #expect(comparison.compared > 100)
  }
}
