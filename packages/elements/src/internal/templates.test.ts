import {html, render, svg} from 'lit';
import * as small from './small-html.ts';
import {asTemplates, templatesContract} from './templates.contract.ts';

templatesContract('lit', asTemplates(html, svg, render));
templatesContract('small-html', small);
