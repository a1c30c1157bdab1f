#!/usr/bin/env node
import { command } from '../lib/command.js';

process.exit(await command(process.argv.slice(2)));
