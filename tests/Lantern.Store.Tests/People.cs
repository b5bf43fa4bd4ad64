using Lantern.Access;

namespace Lantern.Store.Tests;

/// <summary>The made-up people of the tests.</summary>
internal static class People
{
    public static readonly Reader Front = new("front", "Fran Front", Role.FrontDoor, "council", "");
    public static readonly Reader Hub = new("hub", "Harry Hub", Role.HubManager, "council", "");
    public static readonly Reader Cse = new("cse", "Chris Cse", Role.CseManager, "council", "");
    public static readonly Reader Lee = new("lee", "Lee North", Role.SocialWorker, "council", "north");
    public static readonly Reader Ash = new("ash", "Ash South", Role.SocialWorker, "council", "south");
    public static readonly Reader Pat = new("pat", "Pat North", Role.TeamManager, "council", "north");
    public static readonly Reader Sam = new("sam", "Sam South", Role.TeamManager, "council", "south");
    public static readonly Reader Service = new("service", "Sid Service", Role.ServiceManager, "council", "");
    public static readonly Reader Police = new("police", "Pip Police", Role.Police, "police", "");
    public static readonly Reader Nurse = new("nurse", "Nia Nurse", Role.Health, "health", "");
    public static readonly Reader Teacher = new("teacher", "Terry Teacher", Role.Education, "school", "");
    public static readonly Reader Colleague = new("colleague", "Cole Colleague", Role.Education, "school", "");

    public static readonly Reader[] All = [Front, Hub, Cse, Lee, Ash, Pat, Sam, Service, Police, Nurse, Teacher, Colleague];
}
