package denwaban.people.place;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// Reads the networks of the sites.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SiteNetworks.class)
class PlaceConfiguration {}
