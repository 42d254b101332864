import Foundation
import TestSupport
import Testing

/// Rules of the mushroom data, read as a person reads them: one basket a line.
@Suite struct MushroomTests {
  // pyfim 6.28, arules(supp = -82, zmax = 4, appear = {None: 'a', 2: 'c'}): 17,597 rules to item 2, and
  // the one from nothing.
  @Test func `the rules of baskets that were loaded are those of pyfim`() throws {
    let oracle = "oracles/association/pyfim-arules_mushroom_t2_jointsupp0.01_len4.csv"
    guard let path = Reference.path(oracle), let data = Reference.path("data/fimi/mushroom.dat")
    else { return }
    let outcome = try Program.run([
      "--quiet", "--format", "csv", "-c", "load \"\(data)\" as mushrooms basket: yes", "-c",
      "baskets item per basket with item = \"2\" support: 1% keep: all top: all",
    ])
    let found = outcome.output.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",")
      let items = cells[0].split(separator: " & ").compactMap { Int($0) }.sorted()
      let customers = Int(((Double(cells[3]) ?? 0) * 8_124).rounded())
      return "\(items.map(String.init).joined(separator: " ")),\(customers),\(cells[2])"
    }
    let expected = try String(contentsOfFile: path, encoding: .utf8).split(
      whereSeparator: \.isNewline
    )
    .dropFirst(2).map { $0.split(separator: ",").prefix(3).joined(separator: ",") }
    #expect(found.count == 17_597 && Set(found) == Set(expected), "\(outcome.errors)")
  }
}
