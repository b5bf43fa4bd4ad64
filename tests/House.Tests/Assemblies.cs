using System.Reflection;

namespace House.Tests;

/// <summary>The three assemblies of the product.</summary>
internal static class Assemblies
{
    public static readonly Assembly Record = Assembly.Load("Lantern.Record");
    public static readonly Assembly Store = Assembly.Load("Lantern.Store");
    public static readonly Assembly App = Assembly.Load("lantern");

    public static IEnumerable<Type> Types => new[] { Record, Store, App }.SelectMany(Written);

    /// <summary>The types people wrote: the compiler's and the generators' own are left out.</summary>
    public static IEnumerable<Type> Written(Assembly assembly) =>
        assembly.GetTypes().Where(t => !t.Name.Contains('<', StringComparison.Ordinal)
            && !t.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
            && !(t.DeclaringType?.Name.Contains('<', StringComparison.Ordinal) ?? false));
}
