using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lantern.Entries;

/// <summary>Named values as JSON text: every value a string, so that what was written is what is read.</summary>
public static class NodeJson
{
    private static readonly JsonWriterOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The node as UTF-8 JSON.</summary>
    public static byte[] Write(Node node)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, AsTyped))
            Write(json, node);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Node node)
    {
        switch (node)
        {
            case Scalar scalar:
                json.WriteStringValue(scalar.Text);
                break;
            case Sequence sequence:
                json.WriteStartArray();
                foreach (var item in sequence.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case Mapping mapping:
                json.WriteStartObject();
                foreach (var pair in mapping.Pairs)
                {
                    json.WritePropertyName(pair.Name);
                    Write(json, pair.Value);
                }
                json.WriteEndObject();
                break;
        }
    }

    /// <summary>The node that <see cref="Write(Node)"/> wrote.</summary>
    public static Node Read(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        json.Read();
        return Read(ref json);
    }

    private static Node Read(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = new List<Node>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    items.Add(Read(ref json));
                return new Sequence(items, Place.None);
            case JsonTokenType.StartObject:
                var pairs = new List<Pair>();
                while (json.Read() && json.TokenType != JsonTokenType.EndObject)
                {
                    var name = json.GetString()!;
                    json.Read();
                    pairs.Add(new Pair(name, Place.None, Read(ref json)));
                }
                return new Mapping(pairs, Place.None);
            case JsonTokenType.String:
                return new Scalar(json.GetString()!, Place.None);
            default:
                throw new JsonException($"A stored body holds only words, lists and named values, not {json.TokenType}.");
        }
    }
}
