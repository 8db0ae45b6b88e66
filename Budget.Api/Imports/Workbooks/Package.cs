using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Budget.Api.Imports.Workbooks;

/// <summary>
/// The archive that a workbook is, opened so that no file costs more than its limits: few parts, each name once, so
/// many bytes in all once unpacked, and XML without a DTD, which is where entities would come from.
/// </summary>
internal sealed class Package : IDisposable
{
    // A workbook of a hundred sheets with pictures has fewer; the directory alone of a million would fill the memory.
    private const int MostParts = 1000;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private long _bytesLeft;

    private Package(ZipArchive zip, long mostBytes) => (_zip, _bytesLeft) = (zip, mostBytes);

    private static XmlReaderSettings Settings => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="WorkbookFault">It is something else, or too large.</exception>
    public static Package Open(byte[] file, TableLimits limits)
    {
        if (file is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            // Both are in the same old container; a password makes a stream of this name in it.
            throw file.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? WorkbookFault.Encrypted
                : WorkbookFault.Old;
        }

        if (!file.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            throw WorkbookFault.NoWorkbook;
        }

        if (file.AsSpan().Count("PK\u0001\u0002"u8) > MostParts)
        {
            throw WorkbookFault.TooLarge;
        }

        var package = new Package(new(new MemoryStream(file, writable: false)), limits.MaxUnpackedBytes);
        package.Index();
        return package;
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>A part to be read from its start.</summary>
    /// <exception cref="WorkbookFault">There is no such part.</exception>
    public XmlReader Read(string part) => _parts.TryGetValue(part, out var entry)
        ? XmlReader.Create(new Counted(entry.Open(), Spend), Settings)
        : throw WorkbookFault.Broken($"without {CellText.Name(part)}");

    public void Dispose() => _zip.Dispose();

    private void Index()
    {
        foreach (var entry in _zip.Entries)
        {
            if (entry.IsEncrypted)
            {
                throw WorkbookFault.Encrypted;
            }

            // Of two parts with one name every program believes another one.
            if (!_parts.TryAdd(entry.FullName, entry))
            {
                throw WorkbookFault.Broken("a part twice");
            }

            if (entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            {
                throw WorkbookFault.Macros;
            }
        }
    }

    // What an archive says about its sizes is not believed.
    private void Spend(int bytes)
    {
        if ((_bytesLeft -= bytes) < 0)
        {
            throw WorkbookFault.TooLarge;
        }
    }

    /// <summary>A stream that tells how much is read from it.</summary>
    private sealed class Counted(Stream inner, Action<int> spend) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            spend(read);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
