using System.Text;
using Lantern.Entries;
using NodaTime;

namespace Lantern.Store.Sql;

/// <summary>What of an entry is sealed: everything but where it stands and when it was written.</summary>
internal static class EntryWords
{
    private const byte Form = 1;

    public static byte[] Pack(Entry entry, byte[] body)
    {
        using var bytes = new MemoryStream(body.Length + 200);
        using var words = new BinaryWriter(bytes, Encoding.UTF8);
        words.Write(Form);
        words.Write(entry.Kind.Name);
        words.Write(entry.Kind.Version);
        words.Write(entry.Happened.ToString());
        words.Write(entry.Writer.Worker);
        words.Write(entry.Writer.Name);
        Write(words, entry.Writer.Role);
        words.Write(entry.Writer.Agency);
        Write(words, entry.Writer.OnBehalfOf);
        words.Write((int)entry.Marks);
        words.Write(entry.Edition);
        words.Write(entry.Act);
        words.Write(body.Length);
        words.Write(body);
        words.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="StoreUnfitException">It was written by a newer Lantern.</exception>
    public static Entry Unpack(FileId file, int number, Instant written, byte[] packed)
    {
        using var words = new BinaryReader(new MemoryStream(packed, writable: false), Encoding.UTF8);
        var form = words.ReadByte();
        var name = form == Form ? words.ReadString() : $"of form {form}";
        var kind = Kinds.Named(name)
            ?? throw new StoreUnfitException($"An entry of the kind '{name}' is not known to this Lantern. Use the one that wrote it, or a newer one.");
        var version = words.ReadInt32();
        if (!Happening.TryParse(words.ReadString(), out var happened))
            throw new StoreUnfitException("An entry's day cannot be read by this Lantern. Use the one that wrote it, or a newer one.");
        var writer = new Writer(words.ReadString(), words.ReadString(), Read(words), words.ReadString(), Read(words));
        var marks = (Marks)words.ReadInt32();
        var (edition, act) = (words.ReadString(), words.ReadString());
        return new Entry(file, number, happened, written, writer, marks, edition, act, kind.FromJson(words.ReadBytes(words.ReadInt32()), version));
    }

    private static void Write(BinaryWriter words, string? text)
    {
        words.Write(text is not null);
        if (text is not null)
            words.Write(text);
    }

    private static string? Read(BinaryReader words) => words.ReadBoolean() ? words.ReadString() : null;
}

/// <summary>What of a look is sealed: everything but at which file and when.</summary>
internal static class LookWords
{
    private const byte Form = 1;

    public static byte[] Pack(string worker, string agency, string relations, byte[] purpose, IReadOnlyList<FileId> listed)
    {
        using var bytes = new MemoryStream();
        using var words = new BinaryWriter(bytes, Encoding.UTF8);
        words.Write(Form);
        words.Write(worker);
        words.Write(agency);
        words.Write(relations);
        words.Write(purpose.Length);
        words.Write(purpose);
        words.Write(listed.Count);
        foreach (var file in listed)
            words.Write(file.Value);
        words.Flush();
        return bytes.ToArray();
    }

    public static (string Worker, string Agency, string Relations, byte[] Purpose, IReadOnlyList<FileId> Listed) Unpack(byte[] packed)
    {
        using var words = new BinaryReader(new MemoryStream(packed, writable: false), Encoding.UTF8);
        if (words.ReadByte() != Form)
            throw new StoreUnfitException("A look was noted by a newer Lantern. Use that one.");
        var (worker, agency, relations) = (words.ReadString(), words.ReadString(), words.ReadString());
        var purpose = words.ReadBytes(words.ReadInt32());
        var listed = new FileId[words.ReadInt32()];
        for (var i = 0; i < listed.Length; i++)
            listed[i] = new FileId(words.ReadString());
        return (worker, agency, relations, purpose, listed);
    }
}
