import CXLSX
import Work

// SAFETY: the archive is opened and closed once by its object;
// names, attributes and texts are looked at only during the call that lends them.

/// The attributes of an element, for as long as its start is told.
@safe struct XMLAttributes {
  fileprivate let list: UnsafePointer<UnsafePointer<CChar>?>

  /// The value of an attribute, by its name with or without a prefix.
  subscript(_ name: StaticString) -> String? {
    var place = unsafe list
    while let key = unsafe place.pointee {
      let value = unsafe place[1]
      if unsafe XMLAttributes.isName(key, name), let value = unsafe value {
        return unsafe String(cString: value)
      }
      unsafe place += 2
    }
    return nil
  }

  private static func isName(_ key: UnsafePointer<CChar>, _ name: StaticString) -> Bool {
    var start = unsafe key
    var position = unsafe key
    while unsafe position.pointee != 0 {
      if unsafe position.pointee == 0x3A { unsafe start = position + 1 }
      unsafe position += 1
    }
    let count = unsafe position - start
    guard count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { wanted in
      for index in 0..<count {
        let byte = unsafe UInt8(bitPattern: start[index])
        if unsafe byte != wanted[index] { return false }
      }
      return true
    }
  }
}

/// What follows the elements of a part.
protocol XMLFollower: AnyObject {
  /// An element begins.
  func start(_ name: String, _ attributes: XMLAttributes)
  /// An element ends.
  func end(_ name: String)
  /// Some of a text, which may come in pieces.
  func text(_ bytes: Span<UInt8>)
  /// Whether no more is wanted.
  var isDone: Bool { get }
}

/// The parts of a workbook: XML packed into a zip archive.
@safe final class XLSXArchive {
  /// Why a part gave nothing.
  enum Fault: Error, Equatable {
    /// The archive has no such part.
    case missing
    /// The part is locked with a password.
    case locked
    /// The part cannot be unpacked.
    case broken
    /// The part is no XML.
    case noXML(line: Int, words: String)
    /// The part unpacks to far more than its size.
    case bomb
    /// Someone asked to stop, or the follower wants no more.
    case stopped
    /// There is no memory left.
    case noMemory
  }

  private let zip: OpaquePointer
  private let stop: StopFlag

  /// Opens an archive, or nothing when the bytes are none.
  init?(_ file: FileBytes, stop: StopFlag) {
    self.stop = stop
    let zip = unsafe file.withSpan { span in
      unsafe span.withUnsafeBufferPointer { buffer in
        unsafe cxlsx_open(buffer.baseAddress, buffer.count)
      }
    }
    guard let zip = unsafe zip else { return nil }
    unsafe self.zip = zip
  }

  deinit { unsafe cxlsx_close(zip) }

  /// Whether there is a part of a name.
  func has(_ part: String) -> Bool { unsafe cxlsx_has(zip, part) }

  /// Reads a part to its end, telling a follower of its elements.
  func read(_ part: String, _ follower: any XMLFollower) throws(Fault) {
    let box = Box(follower, stop)
    // SAFETY: the box is held until the call returns.
    let context = unsafe Unmanaged.passUnretained(box).toOpaque()
    var handlers = unsafe cxlsx_handlers(
      context: context,
      start: { context, name, attributes in
        guard let name = unsafe name, let list = unsafe attributes else { return }
        unsafe Box.of(context)?.follower.start(
          String(cString: name), XMLAttributes(list: list))
      },
      end: { context, name in
        guard let name = unsafe name else { return }
        unsafe Box.of(context)?.follower.end(String(cString: name))
      },
      text: { context, bytes, count in
        guard let bytes = unsafe bytes else { return }
        unsafe bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { start in
          let buffer = unsafe UnsafeBufferPointer(start: start, count: Int(count))
          unsafe Box.of(context)?.follower.text(buffer.span)
        }
      },
      goes_on: { context in
        guard let box = unsafe Box.of(context) else { return false }
        return !box.stop.isStopped && !box.follower.isDone
      })
    var line = 0
    var message: UnsafePointer<CChar>?
    let code = unsafe cxlsx_parse(zip, part, &handlers, &line, &message)
    defer { withExtendedLifetime(box) {} }
    if code == CXLSX_STOPPED, !stop.isStopped { return }
    if let fault = unsafe XLSXArchive.fault(code, line, message) { throw fault }
  }

  private static func fault(
    _ code: Int32, _ line: Int, _ message: UnsafePointer<CChar>?
  ) -> Fault? {
    switch Int(code) {
    case CXLSX_DONE: return nil
    case CXLSX_MISSING: return .missing
    case CXLSX_LOCKED: return .locked
    case CXLSX_NO_XML:
      let words = unsafe message.map { unsafe String(cString: $0) } ?? ""
      return .noXML(line: line, words: words)
    case CXLSX_BOMB: return .bomb
    case CXLSX_STOPPED: return .stopped
    case CXLSX_NO_MEMORY: return .noMemory
    default: return .broken
    }
  }

  /// What the calls from C find their follower by.
  private final class Box {
    let follower: any XMLFollower
    let stop: StopFlag

    init(_ follower: any XMLFollower, _ stop: StopFlag) {
      self.follower = follower
      self.stop = stop
    }

    static func of(_ context: UnsafeMutableRawPointer?) -> Box? {
      guard let context = unsafe context else { return nil }
      return unsafe Unmanaged<Box>.fromOpaque(context).takeUnretainedValue()
    }
  }
}
