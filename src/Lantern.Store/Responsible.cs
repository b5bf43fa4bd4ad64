using Lantern.Access;
using Lantern.Readings;

namespace Lantern.Store;

/// <summary>To whom a duty is shown although its start is hidden: a hidden entry still protects.</summary>
internal static class Responsible
{
    private const Relation Hub = Relation.HubManager | Relation.CseManager;

    public static bool ShownUnseen(Duty duty, Reader reader, Relation relation) =>
        (relation & Relation.Blocked) == 0 && ((relation & Hub) != 0 || Relations.FallsTo(duty.FallsTo, reader, relation));
}
