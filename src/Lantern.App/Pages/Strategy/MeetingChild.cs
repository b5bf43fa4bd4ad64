using Lantern.Access;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Strategy;

/// <summary>A child a meeting is about, with the file as this reader has it open.</summary>
public sealed class MeetingChild
{
    private readonly Identity _who;

    /// <param name="file">The file.</param>
    public MeetingChild(OpenFile file) => (File, Now, _who) = (file, file.AsOf(file.Now), Identity.Read(file.AsOf(file.Now)));

    /// <summary>The file.</summary>
    public OpenFile File { get; }

    /// <summary>The file as it reads now.</summary>
    public CaseFile Now { get; }

    /// <summary>The part of a field's name that says which child.</summary>
    public string Key => File.Id.Value;

    /// <summary>The child's number in the authority's case system; the file's own id where there is none.</summary>
    public string Reference => _who.Reference ?? File.Id.Value;

    /// <summary>What the page calls the child: initials and reference.</summary>
    public string Label => _who.Reference is { } reference ? $"{_who.Initials}, {reference}" : _who.Initials;

    /// <summary>The agencies that have a part in the file, the referring one first, with whether it is that one.</summary>
    /// <param name="staff">Who works where.</param>
    public IEnumerable<(Agency Agency, bool Referred)> Involved(Staff staff)
    {
        var referred = Now.Entries.Where(entry => entry.Body is ReferralMade or ContactReceived or ConcernRecorded).Select(entry => entry.Writer.Agency).Distinct().ToList();
        var others = Now.Entries.Select(entry => entry.Writer.Agency);
        var named = staff.MembershipsOf(File.Id).Where(one => one.As == Belonging.NetworkMember && one.HoldsAt(File.Now)).Select(one => one.Agency);
        return referred.Concat(others).Concat(named).Distinct().Select(staff.Agency).OfType<Agency>().Select(agency => (agency, referred.Contains(agency.Id)));
    }

    /// <summary>The files of other children, opened for the reader; one that is not there, or not theirs to minute, is left out.</summary>
    internal static async Task<IReadOnlyList<MeetingChild>> Open(HubStore hub, Reader reader, IEnumerable<string> ids, Kind kind)
    {
        var children = new List<MeetingChild>();
        foreach (var id in ids.Distinct().Take(FormRows.Most))
        {
            if (await hub.Files.Open(new FileId(id), reader, Purpose.Of("A meeting about several children")) is { Kind: FileKind.Child } file && WhoWrites.May(kind, file.Relation))
                children.Add(new MeetingChild(file));
        }
        return children;
    }
}
