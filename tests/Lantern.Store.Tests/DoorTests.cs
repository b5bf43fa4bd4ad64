using System.Reflection;
using Lantern.Entries;

namespace Lantern.Store.Tests;

/// <summary>The one door: what of the store's public face hands out entries is a closed list, each filtered for a reader.</summary>
public class DoorTests
{
    [Fact]
    public void Nothing_else_hands_out_entries()
    {
        var members = typeof(HubStore).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(member => HandsOutEntries(TypeOf(member)))
            .Select(member => $"{member.DeclaringType!.Name}.{member.Name}");
        Assert.Equal(["OpenFile.Amended", "OpenFile.AsOf", "OpenFile.Entries", "TrayLine.Entry", "Written.Entries"], members.Where(name => !name.Contains("get_", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void A_member_that_hands_out_entries_is_seen()
    {
        Assert.True(HandsOutEntries(typeof(Task<IReadOnlyList<Entry>>)));
        Assert.True(HandsOutEntries(typeof(Readings.CaseFile)));
        Assert.False(HandsOutEntries(typeof(Task<OpenFile>)));
    }

    private static Type? TypeOf(MemberInfo member) => member switch
    {
        PropertyInfo property => property.PropertyType,
        MethodInfo method => method.ReturnType,
        FieldInfo field => field.FieldType,
        _ => null,
    };

    private static bool HandsOutEntries(Type? type) =>
        type is not null && (type == typeof(Entry) || type == typeof(Readings.CaseFile) || type.IsArray && HandsOutEntries(type.GetElementType())
            || type.IsGenericType && type.GetGenericArguments().Any(HandsOutEntries));
}
