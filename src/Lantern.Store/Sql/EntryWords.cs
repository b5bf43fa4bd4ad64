using System.Text;
using Lantern.Entries;
using NodaTime;

namespace Lantern.Store.Sql;

/// <summary>What of an entry is sealed: everything but where it stands and when it was written.</summary>
internal static class EntryWords
{
    // The first form did not say whether the writer could let somebody in; it is read as it was written.
    private const byte First = 1, Form = 2;

    public static byte[] Pack(Entry entry, byte[] body)
    {
        using var bytes = new MemoryStream(body.Length + 200);
        using var words = new BinaryWriter(bytes, Encoding.UTF8);
        words.Write(entry.LetsIn is null ? First : Form);
        words.Write(entry.Kind.Name);
        words.Write7BitEncodedInt(entry.Kind.Version);
        words.Write(entry.Happened.ToString());
        words.Write(entry.Writer.Worker);
        words.Write(entry.Writer.Name);
        Write(words, entry.Writer.Role);
        words.Write(entry.Writer.Agency);
        Write(words, entry.Writer.OnBehalfOf);
        words.Write7BitEncodedInt((int)entry.Marks);
        words.Write(entry.Edition);
        words.Write(entry.Act);
        if (entry.LetsIn is { } letsIn)
            words.Write(letsIn);
        words.Write(body);
        words.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="StoreUnfitException">It was written by a newer Lantern.</exception>
    public static Entry Unpack(FileId file, int number, Instant written, ReadOnlySpan<byte> packed)
    {
        var words = new Unpacking(packed);
        var form = words.Byte();
        var name = form is First or Form ? words.Known() : $"of form {form}";
        var kind = Kinds.Named(name)
            ?? throw new StoreUnfitException($"An entry of the kind '{name}' is not known to this Lantern. Use the one that wrote it, or a newer one.");
        var version = words.Number();
        if (!Happening.TryParse(words.Text(), out var happened))
            throw new StoreUnfitException("An entry's day cannot be read by this Lantern. Use the one that wrote it, or a newer one.");
        var writer = new Writer(words.Known(), words.Known(), words.KnownOrNull(), words.Known(), words.KnownOrNull());
        var marks = (Marks)words.Number();
        var (edition, act) = (words.Known(), words.Text());
        bool? letsIn = form == Form ? words.Byte() != 0 : null;
        return new Entry(file, number, happened, written, writer, marks, edition, act, kind.FromJson(words.Rest, version)) { LetsIn = letsIn };
    }

    private static void Write(BinaryWriter words, string? text)
    {
        words.Write(text is not null);
        if (text is not null)
            words.Write(text);
    }
}
