package dev.lockstep.practice.operation.credential;

import dev.lockstep.practice.operation.IamRefusal;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The metadata of a SAML identity provider (SAML 2.0 Metadata).
///
/// @param validUntil when they end (UTC), if they say so
record SamlMetadata(Optional<Instant> validUntil) {
    private static final String NAMESPACE = "urn:oasis:names:tc:SAML:2.0:metadata";

    /// Reads a document. It is hostile: no entities, nothing from elsewhere.
    ///
    /// @throws dev.lockstep.practice.operation.AwsError if it is not the metadata of a provider
    static SamlMetadata read(String document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return read(factory.createXMLStreamReader(new StringReader(document)));
        } catch (XMLStreamException | DateTimeException e) {
            throw IamRefusal.invalidInput("Could not parse metadata");
        }
    }

    private static SamlMetadata read(XMLStreamReader reader) throws XMLStreamException {
        boolean isRoot = true;
        boolean isProvider = false;
        @Nullable String end = null;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                if (isRoot) {
                    if (!is(reader, "EntityDescriptor")) {
                        break;
                    }
                    end = reader.getAttributeValue(null, "validUntil");
                    isRoot = false;
                }
                isProvider |= is(reader, "IDPSSODescriptor");
            }
        }
        if (!isProvider) {
            throw IamRefusal.invalidInput("Could not parse metadata");
        }
        return new SamlMetadata(
                Optional.ofNullable(end).map(date -> OffsetDateTime.parse(date).toInstant()));
    }

    private static boolean is(XMLStreamReader reader, String name) {
        return reader.getLocalName().equals(name) && NAMESPACE.equals(reader.getNamespaceURI());
    }
}
