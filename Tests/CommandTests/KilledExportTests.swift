import Foundation
import TestSupport
import Testing

/// What a program that is ended while it writes leaves behind.
struct KilledExportTests {
  @Test func `a kill in the middle of an export leaves the old file whole`() throws {
    let folder = try TemporaryFolder()
    var text = "id,note\n"
    for row in 0..<100_000 { text += "\(row),a note that takes some room \(row)\n" }
    try folder.write(text, to: "big.csv")
    try folder.write("old\n", to: "out.csv")
    // Killed as soon as the new file is under way beside the old one.
    let outcome = try Program.shell(
      """
      loy --quiet -c 'load "big.csv"; export "out.csv"' & pid=$!
      while kill -0 $pid 2>/dev/null; do
        set -- out.csv.*.part
        if [ -s "$1" ]; then kill -9 $pid; break; fi
      done
      sleep 0.2; cat out.csv; ls out.csv.*.part | wc -l
      """, in: folder.path)
    #expect(outcome.output == "old\n1\n", "\(outcome)")
  }

  @Test(arguments: ["out.csv", "out.db", "out.json"])
  func `a disk that is full leaves the old file whole`(_ name: String) throws {
    let folder = try TemporaryFolder()
    var text = "id,note\n"
    for row in 0..<20_000 { text += "\(row),a note that takes some room \(row)\n" }
    try folder.write(text, to: "big.csv")
    // A limit on the size of files, in kilobytes of 512 or 1,024 bytes, stands for the full disk.
    let outcome = try Program.shell(
      """
      loy --quiet -c 'load "big.csv"; take 3; export "\(name)"' >first 2>&1 || exit 9
      cp "\(name)" before; trap '' XFSZ; ulimit -f 100
      loy --quiet -c 'load "big.csv"; export "\(name)"' >second 2>&1
      echo $?; cmp "\(name)" before && ls out* | wc -l; grep -c '^error F' second
      """, in: folder.path)
    #expect(outcome.output == "1\n1\n1\n", "\(outcome)")
  }
}
