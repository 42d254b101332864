import CLineEdit

/// libedit, as far as the editor needs it: keys come in, the text can be read and replaced.
@safe final class KeyReader {
  /// How reading a line ended.
  enum Outcome {
    case line
    case interrupted
    case end
  }

  /// Why the line has to be drawn.
  enum DrawReason {
    case typed
    case resized
    case woken
  }

  /// What happens when a key, or the need to draw, arrives.
  struct Actions {
    /// Draws the line.
    let draw: (DrawReason) -> Void
    /// Handles a key; answers whether the line goes on, is done, or is the last.
    let press: (Key) -> StatementPrompt.Verdict
    /// Sees a key first; answers whether to keep it from the key map.
    let capture: (Key) -> Bool
    /// Called when nothing was typed for a while.
    let rest: () -> Void
  }

  // SAFETY: opened in `init`, closed in `deinit`, used by nobody else.
  private var editor: OpaquePointer?
  private var actions: Actions?

  /// Opens the terminal, or returns nothing when it cannot be edited on.
  init?() {
    guard cle_can_edit() else { return nil }
    var hooks = unsafe cle_hooks()
    // SAFETY: the hooks run only inside `read`, while `self` is alive.
    unsafe hooks.context = Unmanaged.passUnretained(self).toOpaque()
    unsafe hooks.draw = { unsafe KeyReader.of($0)?.draw($1) }
    unsafe hooks.key = { unsafe KeyReader.of($0)?.press($1) ?? Int32(CLE_END.rawValue) }
    unsafe hooks.capture = { unsafe KeyReader.of($0)?.capture($1) ?? false }
    unsafe hooks.rest = { unsafe KeyReader.of($0)?.actions?.rest() }
    guard let opened = unsafe cle_open("loy", hooks) else { return nil }
    unsafe editor = opened
  }

  deinit {
    // SAFETY: `init` opened it.
    if let editor = unsafe editor { unsafe cle_close(editor) }
  }

  /// Reads one line; the actions are called on this thread meanwhile.
  func read(_ actions: Actions) -> Outcome {
    self.actions = actions
    defer { self.actions = nil }
    // SAFETY: `editor` is open as long as `self` lives.
    switch unsafe UInt32(cle_read(editor)) {
    case CLE_LINE.rawValue: return .line
    case CLE_INTERRUPTED.rawValue: return .interrupted
    default: return .end
    }
  }

  /// The text on libedit's side.
  var typed: TypedText {
    get {
      var count = 0
      var cursor = 0
      // SAFETY: the text is copied before libedit can change it.
      guard let start = unsafe cle_text(editor, &count, &cursor) else { return TypedText() }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(count)
      var bytesBefore = 0
      for index in 0..<count {
        if index == cursor { bytesBefore = bytes.count }
        let scalar = Unicode.Scalar(unsafe start[index]) ?? "\u{FFFD}"
        if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
      }
      if cursor == count { bytesBefore = bytes.count }
      return TypedText(String(decoding: bytes, as: UTF8.self), cursor: bytesBefore)
    }
    set {
      let codes = newValue.text.unicodeScalars.map(\.value)
      // SAFETY: the shim copies the text.
      _ = unsafe cle_set_text(editor, codes, codes.count, newValue.before.unicodeScalars.count)
    }
  }

  /// What was pasted last; bytes that are no UTF-8 are repaired.
  var pasted: String {
    var count = 0
    // SAFETY: the bytes are copied before the next key can change them.
    let bytes = unsafe UnsafeBufferPointer(start: cle_pasted(editor, &count), count: count)
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  /// Chooses vi keys or emacs keys.
  func useViKeys(_ vi: Bool) {
    // SAFETY: `editor` is open as long as `self` lives.
    unsafe cle_use_vi_keys(editor, vi)
  }

  private func draw(_ reason: Int32) {
    switch UInt32(reason) {
    case CLE_RESIZED.rawValue: actions?.draw(.resized)
    case CLE_WOKEN.rawValue: actions?.draw(.woken)
    default: actions?.draw(.typed)
    }
  }

  private func press(_ key: UInt32) -> Int32 {
    switch actions?.press(Key(code: key)) {
    case .accept: Int32(CLE_ACCEPT.rawValue)
    case .end, nil: Int32(CLE_END.rawValue)
    default: Int32(CLE_GO_ON.rawValue)
    }
  }

  private func capture(_ key: UInt32) -> Bool { actions?.capture(Key(code: key)) ?? false }

  private static func of(_ context: UnsafeMutableRawPointer?) -> KeyReader? {
    // SAFETY: `init` put `self` there.
    unsafe context.map { unsafe Unmanaged<KeyReader>.fromOpaque($0).takeUnretainedValue() }
  }
}
