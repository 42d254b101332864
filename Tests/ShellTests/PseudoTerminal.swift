import Foundation
import Glibc

/// The built `loy` at a terminal of its own, with an own folder and history.
final class PseudoTerminal {
  /// The folder the program runs in; it is gone with the terminal.
  let folder: String
  // TIOCSPTLCK, TIOCGPTN and POSIX_SPAWN_SETSID, which the module of the C library does not show.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
  private static let newSession: Int16 = 0x80

  // Bracketed paste is switched on for each statement before its prompt is drawn.
  private static let freshPrompt = "\u{1B}[?2004h\r\u{1B}[J"

  private let master: Int32
  private var process: pid_t = 0
  private var seen: [UInt8] = []
  private var exit: Int32?

  /// Starts the program and waits for its prompt.
  init(columns: UInt16 = 80, rows: UInt16 = 24, terminal: String = "xterm-256color") throws {
    folder = FileManager.default.temporaryDirectory.path + "/loy-terminal-\(UUID())"
    try FileManager.default.createDirectory(
      atPath: folder + "/.loy", withIntermediateDirectories: true)
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked: Int32 = 0
    var number: Int32 = 0
    guard ioctl(master, PseudoTerminal.setLock, &isLocked) == 0,
      ioctl(master, PseudoTerminal.getNumber, &number) == 0
    else { throw Failure.system(errno) }
    resize(columns: columns, rows: rows)
    try start(at: "/dev/pts/\(number)", terminal: terminal)
    try wait(for: terminal == "dumb" ? "loy> " : PseudoTerminal.freshPrompt)
  }

  deinit {
    if exit == nil { kill(process, SIGKILL) }
    _ = status(within: 5)
    close(master)
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Why the program did not do what a test waits for.
  enum Failure: Error {
    case system(Int32)
    case missing(String, seen: String)
  }

  /// Everything written to the terminal since it was last forgotten.
  var output: String { String(decoding: seen, as: UTF8.self) }

  /// Statements in the history, oldest first.
  var history: [String] {
    get throws {
      let text = try? String(contentsOfFile: folder + "/.loy/history", encoding: .utf8)
      return (text ?? "").split(separator: "\n").map(String.init)
    }
  }

  /// Whether the terminal reads whole lines and shows what is typed, as programs expect it.
  var isInItsOwnMode: Bool {
    var mode = termios()
    tcgetattr(master, &mode)
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return mode.c_lflag & wanted == wanted
  }

  /// The processor time the program took so far.
  var processorSeconds: Double {
    let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    // proc(5): behind the name in parentheses, the 12th and 13th fields, in ticks.
    let fields = text?.split(separator: ")").last?.split(separator: " ").compactMap { Double($0) }
    guard let fields, fields.count > 12 else { return .nan }
    return (fields[10] + fields[11]) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Gives the window another size.
  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Types keys; what the program writes meanwhile is read, or both would wait for ever.
  func type(_ keys: String) {
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      let count = rest.prefix(1024).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      rest = rest.dropFirst(max(count, 0))
      pump(milliseconds: 0)
    }
  }

  /// Waits until the terminal shows a text, then forgets what came before it.
  func wait(for text: String, seconds: Double = 10) throws {
    let end = Date.now + seconds
    while Date.now < end {
      if let found = output.range(of: text) {
        seen = Array(output[found.upperBound...].utf8)
        return
      }
      pump(milliseconds: 20)
    }
    throw Failure.missing(text, seen: output)
  }

  /// Waits for the next prompt; keys typed before it is there go through the terminal's own mode.
  func waitForPrompt() throws { try wait(for: PseudoTerminal.freshPrompt) }

  /// Waits until the history has as many statements.
  func waitForHistory(_ count: Int, seconds: Double = 10) throws -> [String] {
    let end = Date.now + seconds
    while try history.count < count, Date.now < end { pump(milliseconds: 5) }
    return try history
  }

  /// Sends a signal to the program.
  func signal(_ number: Int32) { kill(process, number) }

  /// How the program ended: its exit code, minus the signal that ended it, or nothing.
  func status(within seconds: Double) -> Int32? {
    let end = Date.now + seconds
    while exit == nil, Date.now < end {
      var status: Int32 = 0
      guard waitpid(process, &status, WNOHANG) == process else {
        pump(milliseconds: 5)
        continue
      }
      exit = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    }
    return exit
  }

  // A new session, so that the first terminal it opens is its own: Ctrl-C reaches it alone.
  private func start(at path: String, terminal: String) throws {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // The threads tests run on block every signal, which a program started from them would inherit.
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    let flags = PseudoTerminal.newSession | Int16(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, flags)
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    for descriptor: Int32 in 1...2 { posix_spawn_file_actions_adddup2(&actions, 0, descriptor) }
    let environment = ["TERM=" + terminal, "HOME=" + folder, "LANG=C"]
    let command = ["sh", "-c", "cd \"$0\" && exec \"$1\"", folder, PseudoTerminal.program]
    var words = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    let code = posix_spawn(
      &process, "/bin/sh", &actions, &attributes, &words, &variables)
    guard code == 0 else { throw Failure.system(code) }
  }

  /// Whether the program is more than the first commit's placeholder.
  static let isShellBuilt: Bool = {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    guard (try? process.run()) != nil else { return false }
    let said = try? output.fileHandleForReading.readToEnd()
    return said != Data("not yet\n".utf8)
  }()

  /// The program built beside these tests, or another build of it.
  private static var program: String {
    ProcessInfo.processInfo.environment["LOY_PROGRAM"]
      ?? Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "loy").path
      ?? "loy"
  }

  private func pump(milliseconds: Int32) {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, milliseconds) > 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(master, &bytes, bytes.count)
    // Nobody holds the other side any more.
    if count <= 0 { usleep(5_000) }
    seen += bytes.prefix(max(count, 0))
  }
}
