/** Rules about names. */
package org.example.naming;
