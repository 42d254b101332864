import TestSupport
import Testing

/// The rules of `docs/architecture.md` and of the style that a machine can check.
struct ArchitectureTests {
  @Test func `every module imports lower floors only`() {
    let objections = SourceFile.all.flatMap { file in
      file.imports.compactMap { name in
        Floors.objection(to: name, in: file.module).map { "\(file.path): \(name): \($0)" }
      }
    }
    #expect(objections == [])
  }

  @Test func `nobody imports Foundation`() {
    let users = SourceFile.all.filter { file in
      file.imports.contains { $0.hasPrefix("Foundation") }
    }
    #expect(users.map(\.path) == [])
  }

  @Test func `unsafe code stands only in files that say so`() {
    let fenced = SourceFile.mentioning("nsafe").filter { file in
      file.codeLines.contains { $0.contains(/\bunsafe\b|\bUnsafe(Mutable)?(Raw)?(Buffer)?Pointer/) }
    }
    let strays = fenced.filter { !$0.name.contains("Unsafe") && !$0.path.contains("/Kernels/") }
    #expect(strays.map(\.path) == [])
  }

  @Test func `every use of unsafe code says why it is safe`() {
    let silent = SourceFile.mentioning("nsafe").filter { file in
      file.codeLines.contains { $0.contains(/\bunsafe\b/) } && !file.text.contains("// SAFETY:")
    }
    #expect(silent.map(\.path) == [])
  }

  @Test func `no file is longer than 400 lines`() {
    let long = SourceFile.all.filter { $0.lines.count > 400 }
    #expect(long.map { "\($0.path): \($0.lines.count)" } == [])
  }

  @Test func `nothing in the sources can trap on what a person can cause`() {
    let traps = ["try!", "as!", "fatalError(", "nonisolated(unsafe)"]
    let found = traps.flatMap { trap in
      SourceFile.mentioning(trap).flatMap { file in
        file.codeLines.filter { $0.contains(trap) }.map { "\(file.path): \($0)" }
      }
    }
    #expect(found == [])
  }

  @Test func `no remark is left for later`() {
    let notes = ["TODO", "FIXME", "XXX", "HACK"].flatMap(SourceFile.mentioning)
    #expect(notes.map(\.path) == [])
  }

  @Test(arguments: Shelf.all)
  func `every file of a catalogue's folder is in the catalogue`(shelf: Shelf) throws {
    let named = SourceFile.all.filter { $0.path.hasPrefix(shelf.folder) }.flatMap { file in
      file.declared(shelf.type).map { (name: $0, path: file.path) }
    }
    let catalogue = try Repository.text(shelf.catalogue)
    let listed = Set(catalogue.matches(of: /\.(\w+)/).map { String($0.output.1) })
      .union(catalogue.matches(of: /[\[ ](\w+)[,\]]/).map { String($0.output.1) })
    let missing = named.filter { !listed.contains($0.name) }
    #expect(!named.isEmpty && missing.map(\.path) == [], "not in \(shelf.catalogue)")
  }
}
