/** Starts the page. */
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/page.css';

const target = document.getElementById('app');
if (target === null) throw new Error('the document has no place for the page');
mount(App, { target });
