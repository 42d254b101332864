import Glibc

/// The names in a folder.
enum FolderListing {
  /// The names in a folder without `.` and `..`, in byte order.
  static func names(in folder: String) throws(FileError) -> [String] {
    // SAFETY: the stream is checked, used only here and closed once.
    guard let stream = unsafe opendir(folder) else { throw FileError(code: errno, path: folder) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      // SAFETY: d_name ends with a zero byte inside the entry, which lives until the next readdir.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
