using System.Linq.Expressions;
using System.Reflection;

namespace Lantern.Entries;

/// <summary>Compiled ways to make a record and to read and set its properties, so that reading a file does not reflect.</summary>
internal static class Accessors
{
    public static (Func<object> Make, Func<object, object> Copy) Of(Type type)
    {
        var make = Expression.Lambda<Func<object>>(Expression.Convert(Expression.New(type), typeof(object))).Compile();
        // Every record has this method; it is how `with` copies.
        var clone = type.GetMethod("<Clone>$") ?? throw new InvalidOperationException($"{type.Name} must be a record.");
        var from = Expression.Parameter(typeof(object));
        var copy = Expression.Lambda<Func<object, object>>(
            Expression.Convert(Expression.Call(Expression.Convert(from, type), clone), typeof(object)), from).Compile();
        return (make, copy);
    }

    public static (Func<object, object?> Get, Action<object, object?> Set) Of(PropertyInfo property)
    {
        var body = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        var typed = Expression.Property(Expression.Convert(body, property.DeclaringType!), property);
        var get = Expression.Lambda<Func<object, object?>>(Expression.Convert(typed, typeof(object)), body).Compile();
        // An init-only setter is an ordinary method to the runtime; the compiler alone keeps others from calling it.
        var set = Expression.Lambda<Action<object, object?>>(
            Expression.Assign(typed, Expression.Convert(value, property.PropertyType)), body, value).Compile();
        return (get, set);
    }
}
