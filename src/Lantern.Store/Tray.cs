using Lantern.Entries;
using Lantern.Readings;

namespace Lantern.Store;

/// <summary>Reads whether a referral waits for a decision, from what one reader may see of a file.</summary>
internal static class Tray
{
    public static TrayLine? Read(FileLine line, CaseFile shown)
    {
        (TrayStage Stage, Entry Entry)? waits = null;
        string? from = null;
        bool urgent = false, toolAwaited = false, acknowledged = false;
        foreach (var entry in shown.Entries)
        {
            switch (entry.Body)
            {
                case ContactReceived or ReferralMade:
                    // What comes in while the hub decides is part of what it decides on.
                    waits ??= (TrayStage.AtTheFrontDoor, entry);
                    break;
                case ReferralSentToHub when waits?.Stage != TrayStage.AtTheHub:
                    (waits, acknowledged) = ((TrayStage.AtTheHub, entry), false);
                    break;
                case ReferralAcknowledged:
                    acknowledged = true;
                    break;
                case ToolCompleted:
                    toolAwaited = false;
                    break;
                case ContactDecided when waits?.Stage == TrayStage.AtTheFrontDoor:
                    waits = null;
                    break;
                case HubDecided or FileClosed:
                    waits = null;
                    break;
            }
            if (entry.Body is ReferralStep step)
                (from, urgent, toolAwaited) = (step.From ?? from, step.Urgent ?? urgent, step.Tool is { } tool ? tool == ToolWithReferral.Awaited : toolAwaited);
            if (waits is null)
                (from, urgent, toolAwaited, acknowledged) = (null, false, false, false);
        }
        return waits is { } found ? new TrayLine(line, found.Stage, found.Entry, from, urgent, toolAwaited, acknowledged) : null;
    }
}
