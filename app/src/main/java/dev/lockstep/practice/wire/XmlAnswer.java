package dev.lockstep.practice.wire;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/// Writes an answer of the query protocol.
final class XmlAnswer {
    private final Service service;
    private final XMLStreamWriter xml;

    private XmlAnswer(Service service, XMLStreamWriter xml) {
        this.service = service;
        this.xml = xml;
    }

    static String of(Service service, Operation operation, SdkPojo response, String requestId) {
        return document(
                service,
                writer -> {
                    writer.root(operation.name() + "Response");
                    if (operation.wrapper().isPresent()) {
                        writer.xml.writeStartElement(operation.wrapper().get());
                        writer.members(response, operation.output());
                        writer.xml.writeEndElement();
                    }
                    writer.xml.writeStartElement("ResponseMetadata");
                    writer.element("RequestId", requestId);
                    writer.xml.writeEndElement();
                });
    }

    static String error(
            Service service, String type, String code, String message, String requestId) {
        return document(
                service,
                writer -> {
                    writer.root("ErrorResponse");
                    writer.xml.writeStartElement("Error");
                    writer.element("Type", type);
                    writer.element("Code", code);
                    writer.element("Message", message);
                    writer.xml.writeEndElement();
                    writer.element("RequestId", requestId);
                });
    }

    @FunctionalInterface
    private interface Content {
        void write(XmlAnswer writer) throws XMLStreamException;
    }

    private static String document(Service service, Content content) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            content.write(new XmlAnswer(service, xml));
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write XML into memory", e);
        }
        return text.toString();
    }

    private void root(String name) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeDefaultNamespace(service.namespace());
    }

    private void members(SdkPojo pojo, Optional<String> shapeName) throws XMLStreamException {
        Shape shape = service.shape(shapeName);
        for (SdkField<?> field : pojo.sdkFields()) {
            Optional<Object> value = Present.value(field, pojo);
            Optional<String> kind =
                    Optional.ofNullable(shape.members().get(field.memberName()))
                            .map(Shape.Member::shape);
            if (value.isPresent()) {
                value(field, field.unmarshallLocationName(), value.get(), kind);
            } else if (shape.requires(field.memberName()) && isMany(field)) {
                xml.writeEmptyElement(field.unmarshallLocationName());
            }
        }
    }

    private static boolean isMany(SdkField<?> field) {
        return field.containsTrait(ListTrait.class) || field.containsTrait(MapTrait.class);
    }

    private void value(SdkField<?> field, String name, Object value, Optional<String> kind)
            throws XMLStreamException {
        xml.writeStartElement(name);
        switch (value) {
            case SdkPojo pojo -> members(pojo, kind);
            case List<?> list -> {
                ListTrait trait = field.getTrait(ListTrait.class);
                for (Object one : list) {
                    value(
                            trait.memberFieldInfo(),
                            ListNames.element(trait),
                            one,
                            service.shape(kind).element());
                }
            }
            case Map<?, ?> map -> {
                MapTrait trait = field.getTrait(MapTrait.class);
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    xml.writeStartElement("entry");
                    element(trait.keyLocationName(), entry.getKey().toString());
                    value(
                            trait.valueFieldInfo(),
                            trait.valueLocationName(),
                            entry.getValue(),
                            service.shape(kind).element());
                    xml.writeEndElement();
                }
            }
            case Instant time -> text(Scalars.time(time, Scalars.format(field, Format.ISO_8601)));
            case SdkBytes bytes -> text(Scalars.base64(bytes));
            default -> text(value.toString());
        }
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        text(text);
        xml.writeEndElement();
    }

    /// Text as XML can carry it: what XML 1.0 has no place for becomes U+FFFD, and a carriage
    /// return is written as a reference, since a parser would read it as a line feed.
    private void text(String text) throws XMLStreamException {
        var run = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == '\r') {
                xml.writeCharacters(run.toString());
                run.setLength(0);
                xml.writeEntityRef("#13");
            } else {
                run.appendCodePoint(isXml(point) ? point : 0xFFFD);
            }
        }
        xml.writeCharacters(run.toString());
    }

    /// XML 1.0, production 2 (Char).
    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
