namespace House.Tests;

public class Interfaces
{
    [Fact]
    public void No_interface_has_a_single_implementation() => Fault.None(Lonely([.. Assemblies.Types]));

    [Fact]
    public void An_interface_with_one_implementation_is_seen()
    {
        var fault = Assert.Single(Lonely([typeof(IAlone), typeof(One), typeof(IShared), typeof(Two), typeof(Three)]));
        Assert.Equal("tests/House.Tests/Interfaces.cs", fault.Path);
        Assert.Contains(nameof(IAlone), fault.Words, StringComparison.Ordinal);
    }

    static IEnumerable<Fault> Lonely(Type[] types) =>
        from type in types
        where type.IsInterface
        let made = types.Count(t => !t.IsInterface && !t.IsAbstract && t.GetInterfaces().Any(i => Plain(i) == type))
        where made < 2
        select Syntax.FaultAt(type, $"{type.Name} has {made} implementation(s): use the class itself");

    static Type Plain(Type type) => type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type;

    interface IAlone;

    interface IShared;

    sealed class One : IAlone;

    sealed class Two : IShared;

    sealed class Three : IShared;
}
