import Foundation
import TestSupport
import Testing

/// The lines of the page of practices, each run on the shipped data.
struct PracticesTests {
  @Test func `every line of the page runs, and every script it names is there`() throws {
    let page = try Repository.text("docs/practices.md")
    let cells = page.split(separator: "\n").filter { $0.hasPrefix("|") }.flatMap { line in
      line.replacing("\\|", with: "\u{1}").split(separator: "|").map {
        $0.replacing("\u{1}", with: "|").trimmingCharacters(in: .whitespaces)
      }
    }
    let typed = cells.filter { $0.hasPrefix("`") }.map { $0.trimmingCharacters(in: ["`"]) }
    let scripts = typed.filter { $0.hasPrefix("scripts/") }
    let lines = typed.filter { !$0.hasPrefix("scripts/") }
    let lost = scripts.filter { !FileManager.default.isReadableFile(atPath: Repository.path($0)) }
    #expect(lost == [] && scripts.count > 25 && lines.count > 50)
    var words: [String] = []
    for name in ["customers", "orders", "events", "tickets", "surveys", "subscriptions"] {
      words += ["-c", "load \"datasets/\(name).csv\""]
      if name != "customers" { words += ["-c", "link \(name) to customers on customer_id"] }
    }
    words += lines.flatMap { ["-c", $0] }
    let folder = try TemporaryFolder()
    let outcome = try Program.run(["--no-config", "--quiet"] + words, in: folder.path)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
  }
}
