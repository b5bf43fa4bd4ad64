using System.Text;
using Lantern.Entries;

namespace Lantern.Store.Sql;

/// <summary>What of a look is sealed: everything but at which file and when.</summary>
internal static class LookWords
{
    private const byte Form = 1;

    public static byte[] Pack(string worker, string agency, string relations, byte[] purpose, IReadOnlyList<FileId> listed, bool answered = false)
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
        // Only where it is so: what was noted before reads as it did, and an older Lantern passes over it.
        if (answered)
            words.Write(true);
        words.Flush();
        return bytes.ToArray();
    }

    public static (string Worker, string Agency, string Relations, byte[] Purpose, IReadOnlyList<FileId> Listed, bool Answered) Unpack(byte[] packed)
    {
        using var words = new BinaryReader(new MemoryStream(packed, writable: false), Encoding.UTF8);
        if (words.ReadByte() != Form)
            throw new StoreUnfitException("A look was noted by a newer Lantern. Use that one.");
        var (worker, agency, relations) = (words.ReadString(), words.ReadString(), words.ReadString());
        var purpose = words.ReadBytes(words.ReadInt32());
        var listed = new FileId[words.ReadInt32()];
        for (var i = 0; i < listed.Length; i++)
            listed[i] = new FileId(words.ReadString());
        return (worker, agency, relations, purpose, listed, words.BaseStream.Position < words.BaseStream.Length && words.ReadBoolean());
    }
}
